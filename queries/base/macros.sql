-- What queries and checks have in common. Any query may use these.

-- fold('Chủ trì') = 'chu-tri': the form in which words are compared (as text.Fold in Go).
create or replace macro fold(words) as
  trim(regexp_replace(translate(lower(strip_accents(words)), 'đðɖ', 'ddd'), '[\s\x0b\x85\p{Z}_\-]+', '-', 'g'), '-');

-- shingles(['a', 'b', 'c', 'd']): each three syllables that follow one another, once, as sorted hashes.
create or replace macro shingles(syllables) as
  list_sort(list_distinct(list_transform(
    range(1, len(syllables) - 1), lambda i: hash(syllables[i], syllables[i + 1], syllables[i + 2]))));

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
    select year(first_month) * 12 + month(first_month) - 1 as first, as_of from build
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

-- percent(5, 7) = 71.4; of none: no figure.
create or replace macro percent(n, out_of) as round(100.0 * n / nullif(out_of, 0), 1);

-- people(): one row a member, with the last name; without a register of members there are none.
create or replace macro people() as table
  select id, arg_max(name, coalesce(from_date, date '0001-01-01')) as name, min(page) as page
  from members
  group by id;

-- own_months(): what each unit's own records and checks add, month by month, to the headline figures (`_n` of `_of`).
create or replace macro own_months() as table
  with added as (
    select s.unit, date_trunc('month', s.date) as month,
      count(*) filter (r.complete) as completion_n, count(*) as completion_of,
      0 as held_n, 0 as held_of, 0 as remedy_n, 0 as on_time_n, 0 as remedy_of, 0 as attendance_n, 0 as attendance_of,
      0 as coverage_n, 0 as coverage_of, 0 as good_n, 0 as good_of
    from reviews r join sessions s on s.id = r.session
    group by 1, 2
    union all by name
    select s.unit, date_trunc('month', s.date) as month,
      count(*) filter (i.state in ('done on time', 'done late')) as remedy_n,
      count(*) filter (i.state = 'done on time') as on_time_n,
      count(*) filter (i.state in ('done on time', 'done late', 'overdue')) as remedy_of
    from items i join sessions s on s.id = i.session
    where i.kind = 'shortcoming'
    group by 1, 2
    union all by name
    select unit, date_trunc('month', date) as month, sum(present) as attendance_n, sum(expected) as attendance_of
    from sessions
    where present is not null and expected is not null
    group by 1, 2
    union all by name
    select unit, date_trunc('month', date) as month,
      count(*) filter (rule = 'monthly-session' and outcome = 'pass') as held_n,
      count(*) filter (rule = 'monthly-session') as held_of,
      count(*) filter (rule = 'coverage' and outcome = 'pass') as coverage_n,
      count(*) filter (rule = 'coverage') as coverage_of
    from checks
    where rule in ('monthly-session', 'coverage') and outcome in ('pass', 'fail')
    group by 1, 2
    union all by name
    select subject as unit, make_date(year, 12, 1) as month,
      count(*) filter (level in ('HTT', 'HTXS')) as good_n, count(*) as good_of
    from classifications
    where "current" and subject_kind = 'unit'
    group by 1, 2
  )
  select
    unit, cast(month as date) as month,
    coalesce(sum(completion_n), 0) as completion_n, coalesce(sum(completion_of), 0) as completion_of,
    coalesce(sum(held_n), 0) as held_n, coalesce(sum(held_of), 0) as held_of,
    coalesce(sum(remedy_n), 0) as remedy_n, coalesce(sum(on_time_n), 0) as on_time_n, coalesce(sum(remedy_of), 0) as remedy_of,
    coalesce(sum(attendance_n), 0) as attendance_n, coalesce(sum(attendance_of), 0) as attendance_of,
    coalesce(sum(coverage_n), 0) as coverage_n, coalesce(sum(coverage_of), 0) as coverage_of,
    coalesce(sum(good_n), 0) as good_n, coalesce(sum(good_of), 0) as good_of
  from added
  group by unit, month;

-- headline('quarter'): the headline figures of each unit with all below it, by month, quarter or year.
-- kept.months holds own_months() as it is now.
create or replace macro headline(grain) as table
  with own as (
    select
      unit, cast(date_trunc(grain, month) as date) as period,
      sum(completion_n) as completion_n, sum(completion_of) as completion_of, sum(held_n) as held_n, sum(held_of) as held_of,
      sum(remedy_n) as remedy_n, sum(on_time_n) as on_time_n, sum(remedy_of) as remedy_of,
      sum(attendance_n) as attendance_n, sum(attendance_of) as attendance_of,
      sum(coverage_n) as coverage_n, sum(coverage_of) as coverage_of, sum(good_n) as good_n, sum(good_of) as good_of
    from kept.months
    group by all
  )
  select
    t.ancestor as unit, o.period,
    cast(sum(completion_n) as bigint) as completion_n, cast(sum(completion_of) as bigint) as completion_of,
    cast(sum(held_n) as bigint) as held_n, cast(sum(held_of) as bigint) as held_of,
    cast(sum(remedy_n) as bigint) as remedy_n, cast(sum(on_time_n) as bigint) as on_time_n, cast(sum(remedy_of) as bigint) as remedy_of,
    cast(sum(attendance_n) as bigint) as attendance_n, cast(sum(attendance_of) as bigint) as attendance_of,
    cast(sum(coverage_n) as bigint) as coverage_n, cast(sum(coverage_of) as bigint) as coverage_of,
    cast(sum(good_n) as bigint) as good_n, cast(sum(good_of) as bigint) as good_of
  from own o
  join unit_tree t on t.unit = o.unit
  group by t.ancestor, o.period;
