"""When an event is: the dates and hours on a page, what each is there for, and the sessions they make."""
