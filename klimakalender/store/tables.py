"""The tables as SQL, in the order in which they are made. Their meaning is in the Datasette metadata.

Times are ISO 8601 text: what a page announces as in the event record (a day, or Oslo time with its offset),
what we observed in UTC, so that text order is time order. Booleans are 0, 1 or null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EVENTS = """
create table events (
  id text primary key,
  title text not null check (title <> ''),
  description text not null default '',
  language text,
  url text not null,
  source_id text,
  publisher text,
  status text not null default 'scheduled'
    check (status in ('scheduled', 'cancelled', 'postponed', 'rescheduled')),
  previous_start text,
  attendance text check (attendance in ('onsite', 'online', 'mixed')),
  online_url text,
  starts_at text,
  ends_at text,
  all_day integer not null default 0 check (all_day in (0, 1)),
  approximate_from text,
  approximate_to text,
  approximate_text text,
  registration_required integer check (registration_required in (0, 1)),
  registration_opens text,
  registration_deadline text,
  registration_url text,
  capacity integer check (capacity >= 0),
  fully_booked integer not null default 0 check (fully_booked in (0, 1)),
  registration_closed integer not null default 0 check (registration_closed in (0, 1)),
  is_free integer check (is_free in (0, 1)),
  currency text,
  price_min numeric check (price_min >= 0),
  price_max numeric check (price_max >= price_min),
  venue text,
  address text,
  postal_code text,
  municipality text,
  municipality_number text,
  county text,
  latitude real check (latitude between -90 and 90),
  longitude real check (longitude between -180 and 180),
  contact_email text,
  series text,
  climate text not null default 'no' check (climate in ('core', 'related', 'no')),
  listing_count integer not null default 1,
  first_seen text not null,
  last_seen text not null,
  vanished_at text,
  merged_into text references events (id),
  version integer not null default 1 check (version >= 1),
  updated_at text not null,
  search_text text not null default ''
)
"""

PARTS_OF_EVENTS = (
    """
create table sessions (
  id integer primary key,
  event_id text not null references events (id) on delete cascade,
  position integer not null,
  starts_at text not null,
  ends_at text,
  all_day integer not null check (all_day in (0, 1)),
  venue text,
  unique (event_id, position)
)
""",
    """
create table prices (
  id integer primary key,
  event_id text not null references events (id) on delete cascade,
  position integer not null,
  amount numeric not null check (amount >= 0),
  currency text not null,
  label text,
  vat text check (vat in ('incl', 'excl')),
  text text not null default '',
  unique (event_id, position)
)
""",
    """
create table topics (
  event_id text not null references events (id) on delete cascade,
  topic text not null,
  primary key (event_id, topic)
)
""",
    """
create table organizers (
  event_id text not null references events (id) on delete cascade,
  position integer not null,
  name text not null,
  primary key (event_id, position)
)
""",
)

SIGHTINGS = (
    """
create table pages (
  url text primary key,
  canonical_url text not null,
  source_id text,
  kind text,
  status_code integer,
  outcome text not null
    check (outcome in ('ok', 'unchanged', 'missing', 'error', 'disallowed', 'noindex')),
  etag text,
  last_modified text,
  digest text,
  language text,
  published text,
  fetched_at text,
  checked_at text not null,
  archive_file text,
  archive_offset integer
)
""",
    """
create table listings (
  id text primary key,
  event_id text not null references events (id),
  url text not null references pages (url) on update cascade,
  source_id text,
  position integer not null,
  title text not null,
  record text not null check (json_valid(record)),
  digest text not null,
  first_seen text not null,
  changed_at text not null,
  last_seen text not null,
  missing_since text,
  missing_at text,
  missing_why text check (missing_why in ('gone', 'dropped')),
  missing_count integer not null default 0,
  vanished_at text
)
""",
    """
create table evidence (
  id integer primary key,
  listing_id text not null references listings (id) on delete cascade,
  event_id text not null references events (id),
  field text not null,
  value text,
  quote text not null,
  "where" text not null,
  rule text not null,
  confidence real not null check (confidence between 0 and 1)
)
""",
    """
create table conflicts (
  id integer primary key,
  event_id text not null references events (id),
  field text not null,
  listing_id text not null references listings (id) on delete cascade,
  value text,
  kept_value text,
  seen_at text not null
)
""",
    """
create table match_decisions (
  id integer primary key,
  listing_id text not null references listings (id) on delete cascade,
  event_id text not null references events (id),
  verdict text not null check (verdict in ('same', 'different')),
  score real not null,
  reasons text not null check (json_valid(reasons)),
  run_id integer references runs (id),
  decided_at text not null
)
""",
    """
create table series (
  id text primary key,
  name text not null,
  cadence text,
  attendance text,
  registration_required integer check (registration_required in (0, 1)),
  organizers text not null default '[]' check (json_valid(organizers)),
  url text not null,
  source_id text,
  first_seen text not null,
  last_seen text not null
)
""",
    """
create table issues (
  id integer primary key,
  url text not null,
  event_id text references events (id),
  code text not null,
  field text not null,
  message text not null,
  run_id integer references runs (id),
  created_at text not null
)
""",
)

RUNS = (
    """
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
)
""",
    """
create table source_runs (
  id integer primary key,
  run_id integer not null references runs (id),
  source_id text not null,
  started_at text,
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
  cause text not null
    check (cause in ('ok', 'short', 'empty', 'blocked', 'dns', 'gone', 'errors', 'guarded')),
  message text not null default '',
  unique (run_id, source_id)
)
""",
    """
create table changes (
  id integer primary key,
  event_id text not null references events (id),
  field text not null,
  old text,
  new text,
  run_id integer references runs (id),
  changed_at text not null
)
""",
)

REGISTRY = (
    """
create table sources (
  id text primary key,
  family text not null,
  publisher text not null,
  url text not null,
  platform text,
  entry_points text not null default '[]' check (json_valid(entry_points)),
  frequency text,
  expected_min integer not null default 0,
  language text,
  municipality_number text,
  county_number text
)
""",
    """
create table municipalities (
  number text primary key,
  name text not null,
  county_number text not null,
  county text not null,
  latitude real,
  longitude real
)
""",
    "create table counties (number text primary key, name text not null)",
)

INDEXES = (
    "create index events_starts_at on events (starts_at)",
    "create index events_updated_at on events (updated_at, id)",
    "create index events_registration_deadline on events (registration_deadline)",
    "create index events_municipality_number on events (municipality_number)",
    "create index events_county on events (county)",
    "create index events_source_id on events (source_id)",
    "create index events_merged_into on events (merged_into) where merged_into is not null",
    "create index sessions_day on sessions (substr(starts_at, 1, 10))",
    "create index topics_topic on topics (topic)",
    "create index listings_url on listings (url)",
    "create index listings_event_id on listings (event_id)",
    "create index listings_missing on listings (source_id) where missing_count > 0",
    "create index pages_canonical_url on pages (canonical_url)",
    "create index pages_source_id on pages (source_id)",
    "create index evidence_listing_id on evidence (listing_id)",
    "create index evidence_event_id on evidence (event_id)",
    "create index conflicts_event_id on conflicts (event_id)",
    "create index changes_event_id on changes (event_id)",
    "create index changes_changed_at on changes (changed_at)",
    "create index match_decisions_listing_id on match_decisions (listing_id)",
    "create index series_url on series (url)",
    "create index issues_url on issues (url)",
    "create index issues_event_id on issues (event_id)",
    "create index source_runs_source_id on source_runs (source_id, id)",
)

# The index holds folded words only, so a search folds the question and nothing else. External content is
# joined by rowid: VACUUM may renumber rows, and the index must be rebuilt after it.
SEARCH = (
    """
create virtual table events_fts using fts5 (
  search_text, content='events', tokenize='unicode61 remove_diacritics 0', prefix='3 5'
)
""",
    """
create trigger events_fts_insert after insert on events begin
  insert into events_fts (rowid, search_text) values (new.rowid, new.search_text);
end
""",
    """
create trigger events_fts_delete after delete on events begin
  insert into events_fts (events_fts, rowid, search_text) values ('delete', old.rowid, old.search_text);
end
""",
    """
create trigger events_fts_update after update of search_text on events begin
  insert into events_fts (events_fts, rowid, search_text) values ('delete', old.rowid, old.search_text);
  insert into events_fts (rowid, search_text) values (new.rowid, new.search_text);
end
""",
)

FIRST_SCHEMA = (EVENTS, *PARTS_OF_EVENTS, *RUNS, *SIGHTINGS, *REGISTRY, *INDEXES, *SEARCH)

ALARMS = (
    """
create table alarms (
  id integer primary key,
  source_id text not null,
  kind text not null,
  message text not null,
  run_id integer not null references runs (id),
  raised_at text not null,
  cleared_at text
)
""",
    "create index alarms_open on alarms (source_id) where cleared_at is null",
)

PLACE_OF_SESSIONS = (
    "alter table sessions add column municipality_number text",
    "update sessions set municipality_number = (select municipality_number from events where id = event_id)",
    "drop index sessions_day",
    "create index sessions_day_place on sessions (substr(starts_at, 1, 10), coalesce(municipality_number, ''))",
    # SQLite looks for what refers to a row that goes.
    "create index match_decisions_event_id on match_decisions (event_id)",
    "create index conflicts_listing_id on conflicts (listing_id)",
)

# A number that grows with every event that is new, changed or removed: what a copy follows. One writer at a
# time gives them out inside its transaction, so a reader never sees a number before a lower one.
NEXT_SEQUENCE = (
    "(select 1 + max(coalesce((select max(sequence) from events), 0),"
    " coalesce((select max(sequence) from removed_events), 0)))"
)
# What a crawl notes on every look at a page, and what is not shown, is no change of an event.
UNSEEN = frozenset(("last_seen", "listing_count", "search_text", "last_day", "sequence"))

FOLLOWING = (
    "alter table events add column last_day text",
    "alter table events add column sequence integer not null default 0",
    """
create table removed_events (
  id text primary key,
  sequence integer not null,
  removed_at text not null
)
""",
    "create index removed_events_sequence on removed_events (sequence)",
    "update events set sequence = n from (select id as event, row_number() over (order by updated_at, rowid) as n"
    " from events) where event = events.id",
    "update events set last_day = substr(coalesce(ends_at, (select max(coalesce(s.ends_at, s.starts_at))"
    " from sessions s where s.event_id = events.id), starts_at, approximate_to), 1, 10)",
    "create index events_sequence on events (sequence)",
    f"""
create trigger events_sequence_insert after insert on events when new.sequence = 0 begin
  update events set sequence = {NEXT_SEQUENCE} where id = new.id;
end
""",  # noqa: S608  our own words
    f"""
create trigger events_sequence_delete after delete on events begin
  insert into removed_events values (old.id, {NEXT_SEQUENCE}, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'))
  on conflict (id) do update set sequence = excluded.sequence, removed_at = excluded.removed_at;
end
""",  # noqa: S608  our own words
)

# The questions of the site: in the order in which events begin, of those that it shows; those of several days
# apart, since of what began before today only they can be still on.
SHOWN = "where climate in ('core', 'related') and vanished_at is null and merged_into is null"
SHOWN_INDEXES = (
    f"create index events_shown on events (coalesce(starts_at, approximate_from, '9999'), id) {SHOWN}",
    f"create index events_deadlines on events (coalesce(registration_deadline, '9999'), id) {SHOWN}",
    # What coming events are counted by, so that counting reads the index alone.
    f"create index events_coming on events (last_day, ends_at, county, municipality_number, source_id,"
    f" language, id) {SHOWN}",
    "create index events_begin on events (coalesce(starts_at, approximate_from, '9999'), id)",
    "create index events_for_days on events (last_day)"
    " where last_day > substr(coalesce(starts_at, approximate_from, '9999'), 1, 10)",
)


# What is counted at the end of a source, without looking at what others announce or at what is long over.
OF_A_SOURCE = (
    "create index listings_source_id on listings (source_id)",
    "drop index events_source_id",
    "create index events_source_id on events (source_id, last_day)",
    # What is on at a place on a day, and when: told by the index alone.
    "drop index sessions_day_place",
    "create index sessions_day_place on sessions"
    " (substr(starts_at, 1, 10), municipality_number, starts_at, ends_at, event_id)",
)

# What is asked of a municipality is what is to come there, not what ever was.
COMING_IN_A_PLACE = (
    "drop index events_municipality_number",
    "create index events_municipality_number on events (municipality_number, last_day)",
)

# Counting a selection by day reads this index alone: beside its order stands all that says whether an event is over,
# begins by a day, and is shown.
COUNTED_BY_INDEX = (
    "drop index events_shown",
    "create index events_shown on events (coalesce(starts_at, approximate_from, '9999'), id, starts_at,"
    f" approximate_from, last_day, ends_at, climate, vanished_at, merged_into) {SHOWN}",
)

# What is to come in a place is put in order and counted by the index alone.
LISTED_IN_A_PLACE = (
    "drop index events_municipality_number",
    "create index events_municipality_number on events (municipality_number, last_day, starts_at, approximate_from,"
    " ends_at, climate, vanished_at, merged_into, id)",
)


def sequence_on_update(columns: Iterable[str]) -> str:
    """The trigger that gives a changed event its number, for the columns that are shown."""
    shown = ", ".join(column for column in columns if column not in UNSEEN)
    return f"""
create trigger events_sequence_update after update of {shown} on events when new.sequence = old.sequence begin
  update events set sequence = {NEXT_SEQUENCE} where id = new.id;
end
"""  # noqa: S608  names of columns


# The number of a removed event is higher than its own was, though nobody has that one any more: a copy may have
# followed up to it.
NUMBERED_REMOVAL = (
    "drop trigger events_sequence_delete",
    f"""
create trigger events_sequence_delete after delete on events begin
  insert into removed_events
  values (old.id, max(old.sequence + 1, {NEXT_SEQUENCE}), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'))
  on conflict (id) do update set sequence = excluded.sequence, removed_at = excluded.removed_at;
end
""",  # noqa: S608  our own words
)
