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

-- placed_classifications(): members' current rows, once for each unit that counts them: where the record is of, and,
-- where that is above, of which cell the member was that day, with all above these.
create or replace macro placed_classifications() as table
  with classified as (
    select c.year, c.subject, c.level, c.session, s.unit, s.date
    from classifications c
    join sessions s on s.id = c.session
    where c."current" and c.subject_kind = 'member'
  )
  select c.year, c.subject, c.level, c.session, t.ancestor as unit
  from classified c
  join unit_tree t on t.unit = c.unit
  union
  select c.year, c.subject, c.level, c.session, t.ancestor
  from classified c
  join members m on m.id = c.subject and covers(m.from_date, m.to_date, c.date, c.date)
  join unit_tree below on below.ancestor = c.unit and below.unit = m.unit
  join unit_tree t on t.unit = m.unit;

-- measure_of('rule:order') = 'reviews': the measure that a rule, a figure or a kind of overdue item is counted from.
create or replace macro measure_of(name) as case
  when name in ('rule:review-complete', 'rule:order', 'figure:completion') then 'reviews'
  when name in ('rule:due-set', 'rule:formalism', 'figure:remedy', 'figure:on_time', 'overdue:shortcoming') then 'shortcomings'
  when name = 'rule:talk-chosen' then 'sittings'
  when name = 'figure:held' then 'rule:monthly-session'
  when name = 'figure:coverage' then 'rule:coverage'
  when name in ('figure:attendance', 'figure:good') then name[8:]
  when name = 'overdue:task' then 'aged:task'
  else name end;

-- measure_within('rule:briefed') = 'reviews': what is withheld of this measure is withheld of that too, since with
-- the counts that stand beside (no data, mostly) the one could be worked out from the other.
create or replace macro measure_within(measure) as case
  when measure in ('rule:briefed', 'rule:notebook', 'rule:vote-count') then 'reviews'
  when measure in ('rule:length', 'rule:attendance', 'rule:designee-count', 'rule:chair-present', 'rule:roll-adds-up',
    'rule:lead-days') then 'sittings'
  when measure = 'rule:assigned-monthly' then 'rule:monthly-session'
  when measure in ('rule:evidence', 'rule:excellent-quota') then 'classified'
  when measure = 'aged:shortcoming' then 'shortcomings' end;

-- own_counts(): what units' own records add, month by month, to the numbers of cases by which it is told whether a
-- figure is of few. A measure may count its cases in several ways (`base`): it is of few where one of them is.
create or replace macro own_counts() as table
  with counts as (
    select 'reviews' as measure, 0 as base, unit, month as day, completion_of as n from kept.months
    union all by name
    select 'shortcomings' as measure, 0 as base, unit, month as day, remedy_of as n from kept.months
    union all by name
    select 'attendance' as measure, 0 as base, unit, month as day, attendance_of as n from kept.months
    union all by name
    select 'good' as measure, 0 as base, unit, month as day, good_of as n from kept.months
    union all by name
    select 'attendance' as measure, 1 as base, unit, date as day, present as n from sessions
    where id in (select session from reviews)
    union all by name
    select 'sittings' as measure, 0 as base, unit, date as day, 1 as n from sessions
    union all by name
    select measure_of('rule:' || rule) as measure,
      case when rule in ('order', 'formalism') then 2 when rule in ('review-complete', 'due-set', 'talk-chosen') then 1 else 0 end as base,
      unit, coalesce(date, b.first_month) as day, 1 as n
    from checks cross join build b
    where outcome in ('pass', 'fail')
    union all by name
    select 'aged:' || i.kind as measure, 0 as base, s.unit, s.date as day, 1 as n
    from items i join sessions s on s.id = i.session
    where i.state = 'overdue'
    union all by name
    select 'visits' as measure, 0 as base, unit, date as day, 1 as n from inspections
    union all by name -- each unit's, less what those right below it have
    select 'classified' as measure, 0 as base, unnest([p.unit, u.parent]) as unit, make_date(p.year, 12, 1) as day, unnest([1, -1]) as n
    from placed_classifications() p join units u on u.id = p.unit
  )
  select measure, base, unit, cast(year(day) * 12 + month(day) - 1 as integer) as month, cast(sum(n) as bigint) as n
  from counts
  where n <> 0 and unit is not null and day is not null
  group by 1, 2, 3, 4
  having sum(n) <> 0;
