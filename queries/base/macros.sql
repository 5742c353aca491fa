-- What queries and checks have in common. Any query may use these.

-- fold('Chủ trì') = 'chu-tri': the form in which words are compared (as text.Fold in Go).
create or replace macro fold(words) as
  trim(regexp_replace(replace(lower(strip_accents(words)), 'đ', 'd'), '[\s_\-]+', '-', 'g'), '-');

-- shingles('a-b-c-d'): each three syllables of a folded text, once, as sorted hashes.
create or replace macro triples(syllables) as
  list_sort(list_distinct(list_transform(
    range(1, len(syllables) - 1), lambda i: hash(syllables[i], syllables[i + 1], syllables[i + 2]))));
create or replace macro shingles(folded) as triples(string_split(folded, '-'));

-- threshold('min_minutes', date): a rule's value on a day.
create or replace macro threshold(name, day) as
  list_filter((
    select list({value: r.value, since: coalesce(r.from_date, date '0001-01-01')} order by r.from_date nulls first)
    from rules r
    where r.rule = name
  ), lambda t: t.since <= day)[-1].value;

-- outcome(true) = 'pass', outcome(false) = 'fail', outcome(null) = 'no data'.
create or replace macro outcome(kept) as
  case when kept is null then 'no data' when kept then 'pass' else 'fail' end;

-- whole_periods(3): the whole quarters (1: months, 12: years) from the month of the first sitting to the day of reckoning.
create or replace macro whole_periods(months) as table
  with span as (
    select year(min(s.date)) * 12 + month(min(s.date)) - 1 as first, any_value(b.as_of) as as_of
    from sessions s cross join build b
  ),
  starts as (
    select unnest(range(cast(ceil(first / months) as bigint) * months, year(as_of) * 12 + month(as_of), months)) as m, as_of
    from span
  ),
  periods as (
    select make_date(m // 12, m % 12 + 1, 1) as first_day, as_of from starts
  )
  select first_day, cast(first_day + to_months(months) - interval 1 day as date) as last_day
  from periods
  where cast(first_day + to_months(months) - interval 1 day as date) <= as_of;

-- covers(from_date, to_date, first, last): something open or dated was there from the first day to the last.
create or replace macro covers(from_date, to_date, first, last) as
  coalesce(from_date <= first, true) and coalesce(to_date >= last, true);
