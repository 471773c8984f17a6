create table sources (
  id text primary key,
  family text not null,
  publisher text not null,
  url text not null,
  platform text,
  entry_points text not null default '[]',
  frequency text,
  expected_min integer not null default 0,
  language text,
  municipality_number text,
  county_number text
);
create table counties (
  number text primary key,
  name text not null
);
create table municipalities (
  number text primary key,
  name text not null,
  county_number text,
  county text,
  latitude real,
  longitude real
);
create table runs (
  id integer primary key,
  command text not null,
  started_at text not null,
  finished_at text,
  state text not null check (state in ('running', 'done', 'failed', 'killed')),
  requests integer not null default 0,
  pages integer not null default 0,
  events_new integer not null default 0,
  events_changed integer not null default 0,
  exit_code integer,
  message text
);
create table source_runs (
  id integer primary key,
  run_id integer not null references runs (id),
  source_id text not null,
  started_at text not null,
  finished_at text not null,
  requests integer not null default 0,
  pages integer not null default 0,
  events integer not null default 0,
  new integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  vanished integer not null default 0,
  errors integer not null default 0,
  issues integer not null default 0,
  expected_min integer not null default 0,
  cause text not null check (cause in ('ok', 'short', 'empty', 'blocked', 'dns', 'gone', 'errors', 'guarded')),
  message text
);
create table pages (
  url text primary key,
  canonical_url text not null,
  source_id text not null,
  kind text,
  status_code integer,
  outcome text not null,
  etag text,
  last_modified text,
  digest text,
  language text,
  published text,
  fetched_at text,
  checked_at text not null,
  archive_file text,
  archive_offset integer
);
create table events (
  id text primary key,
  title text not null,
  description text,
  language text,
  url text not null,
  source_id text not null,
  publisher text,
  status text not null check (status in ('scheduled', 'cancelled', 'postponed', 'rescheduled')),
  previous_start text,
  attendance text check (attendance in ('onsite', 'online', 'mixed')),
  online_url text,
  starts_at text,
  ends_at text,
  all_day integer not null default 0,
  approximate_from text,
  approximate_to text,
  approximate_text text,
  registration_required integer,
  registration_opens text,
  registration_deadline text,
  registration_url text,
  capacity integer,
  fully_booked integer not null default 0,
  registration_closed integer not null default 0,
  is_free integer,
  currency text,
  price_min real,
  price_max real,
  venue text,
  address text,
  postal_code text,
  municipality text,
  municipality_number text,
  county text,
  latitude real,
  longitude real,
  contact_email text,
  series text,
  climate text not null check (climate in ('core', 'related', 'no')),
  listing_count integer not null default 1,
  first_seen text not null,
  last_seen text not null,
  vanished_at text,
  merged_into text references events (id),
  version integer not null default 1,
  updated_at text not null,
  search_text text not null default ''
);
create table sessions (
  id integer primary key,
  event_id text not null references events (id),
  position integer not null,
  starts_at text not null,
  ends_at text,
  all_day integer not null,
  venue text
);
create table prices (
  id integer primary key,
  event_id text not null references events (id),
  position integer not null,
  amount real not null,
  currency text not null,
  label text,
  vat text check (vat in ('incl', 'excl')),
  text text
);
create table topics (
  event_id text not null references events (id),
  topic text not null,
  primary key (event_id, topic)
);
create table organizers (
  event_id text not null references events (id),
  position integer not null,
  name text not null,
  primary key (event_id, position)
);
create table listings (
  id integer primary key,
  event_id text not null references events (id),
  url text not null,
  source_id text not null,
  position integer not null,
  title text not null,
  record text not null,
  digest text not null,
  first_seen text not null,
  last_seen text not null,
  missing_since text,
  missing_count integer not null default 0,
  vanished_at text
);
create table evidence (
  id integer primary key,
  listing_id integer not null references listings (id),
  event_id text not null references events (id),
  field text not null,
  value text,
  quote text not null,
  "where" text,
  rule text,
  confidence real
);
create table conflicts (
  id integer primary key,
  event_id text not null references events (id),
  field text not null,
  listing_id integer not null references listings (id),
  value text,
  kept_value text,
  seen_at text not null
);
create table changes (
  id integer primary key,
  event_id text not null references events (id),
  field text not null,
  old text,
  new text,
  run_id integer not null references runs (id),
  changed_at text not null
);
create table match_decisions (
  id integer primary key,
  listing_id integer not null references listings (id),
  event_id text not null references events (id),
  score real not null,
  reasons text not null,
  run_id integer not null references runs (id),
  decided_at text not null
);
create table series (
  id integer primary key,
  name text not null,
  cadence text,
  attendance text,
  registration_required integer,
  organizers text not null default '[]',
  url text not null,
  source_id text not null,
  first_seen text not null,
  last_seen text not null,
  unique (url, name)
);
create table issues (
  id integer primary key,
  url text not null,
  event_id text references events (id),
  code text not null,
  field text,
  message text not null,
  run_id integer not null references runs (id),
  created_at text not null
);

create virtual table events_fts using fts5 (
  search_text, content='events', tokenize='unicode61 remove_diacritics 0'
);
create trigger events_fts_insert after insert on events begin
  insert into events_fts (rowid, search_text) values (new.rowid, new.search_text);
end;
create trigger events_fts_delete after delete on events begin
  insert into events_fts (events_fts, rowid, search_text) values ('delete', old.rowid, old.search_text);
end;
create trigger events_fts_update after update of search_text on events begin
  insert into events_fts (events_fts, rowid, search_text) values ('delete', old.rowid, old.search_text);
  insert into events_fts (rowid, search_text) values (new.rowid, new.search_text);
end;

create index events_starts_at on events (starts_at);
create index events_municipality on events (municipality_number, starts_at);
create index events_deadline on events (registration_deadline);
create index events_updated_at on events (updated_at, id);
create index events_source on events (source_id);
create index sessions_event on sessions (event_id, position);
create index sessions_day on sessions (substr(starts_at, 1, 10));
create index prices_event on prices (event_id, position);
create index topics_topic on topics (topic);
create index listings_url on listings (url);
create index listings_event on listings (event_id);
create index listings_source on listings (source_id);
create index evidence_listing on evidence (listing_id);
create index evidence_event on evidence (event_id, field);
create index conflicts_event on conflicts (event_id);
create index changes_event on changes (event_id);
create index changes_changed_at on changes (changed_at);
create index pages_canonical on pages (canonical_url);
create index pages_source on pages (source_id);
create index issues_url on issues (url);
create index issues_event on issues (event_id);
create index source_runs_source on source_runs (source_id, run_id);
create index match_decisions_listing on match_decisions (listing_id);
