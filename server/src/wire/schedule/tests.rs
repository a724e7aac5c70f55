//! The plan: its examples, and the bounds that always hold.

use proptest::prelude::*;

use super::*;

const CHANGED: Outcome = Outcome::Changed { fresh_for: None };
const UNCHANGED: Outcome = Outcome::Unchanged { fresh_for: None };

fn now() -> Timestamp {
    "2025-03-19T09:00:00Z".parse().unwrap()
}

fn failed(retry_after: Option<u64>) -> Outcome {
    Outcome::Failed {
        retry_after: retry_after.map(Duration::from_secs),
        needs_a_person: false,
    }
}

fn minutes(outcome: &Outcome, history: &History<'_>) -> i64 {
    next(outcome, history, now(), 0.0).next_try_at.duration_since(now()).as_mins()
}

/// Items each `gap` minutes, the last one now.
fn each(gap: i64) -> Vec<Timestamp> {
    (0..30).map(|n| now() - SignedDuration::from_mins(gap * n)).collect()
}

fn publishing(gap: i64) -> i64 {
    let published = &each(gap);
    minutes(
        &CHANGED,
        &History {
            published,
            ..History::default()
        },
    )
}

#[test]
fn a_source_is_asked_as_often_as_it_publishes() {
    assert_eq!(publishing(1), 5);
    assert_eq!(publishing(60), 15);
    assert_eq!(publishing(24 * 60), 6 * 60);
    assert_eq!(publishing(30 * 24 * 60), 24 * 60);
    assert_eq!(minutes(&CHANGED, &History::default()), 60);
}

#[test]
fn one_that_falls_silent_is_asked_less() {
    let late = |hours: i64| {
        let published: Vec<_> = each(10)
            .into_iter()
            .map(|at| at - SignedDuration::from_hours(hours))
            .collect();
        minutes(
            &CHANGED,
            &History {
                published: &published,
                ..History::default()
            },
        )
    };
    assert_eq!([late(0), late(8), late(48), late(24 * 30)], [5, 60, 6 * 60, 24 * 60]);
}

#[test]
fn pinned_items_future_items_and_items_published_together_say_nothing() {
    let mut published = each(60);
    published.push(now() - SignedDuration::from_hours(9000));
    published.push(now() + SignedDuration::from_hours(3));
    published.extend_from_within(..);
    assert_eq!(
        minutes(
            &CHANGED,
            &History {
                published: &published,
                ..History::default()
            }
        ),
        15
    );
}

#[test]
fn answers_without_news_lengthen_the_interval_gently() {
    let published = &each(60);
    let after = |unchanged| {
        minutes(
            &UNCHANGED,
            &History {
                unchanged,
                published,
                ..History::default()
            },
        )
    };
    assert_eq!([after(0), after(1), after(4), after(100)], [16, 18, 24, 62]);
    let unchanged = 9;
    assert_eq!(
        minutes(
            &CHANGED,
            &History {
                unchanged,
                published,
                ..History::default()
            }
        ),
        15
    );
}

#[test]
fn a_source_is_never_asked_sooner_than_it_wants_up_to_a_day() {
    let published = &each(1);
    let hour = Some(Duration::from_hours(1));
    let history = History {
        published,
        ..History::default()
    };
    assert_eq!(minutes(&Outcome::Changed { fresh_for: hour }, &history), 60);
    assert_eq!(minutes(&Outcome::Unchanged { fresh_for: hour }, &history), 60);
    assert_eq!(
        minutes(
            &Outcome::Changed {
                fresh_for: Some(Duration::MAX)
            },
            &history
        ),
        24 * 60
    );
    assert_eq!(minutes(&CHANGED, &History { ttl: hour, ..history }), 60);
}

#[test]
fn pauses_double_from_five_minutes_to_a_day() {
    let after = |failures| {
        minutes(
            &failed(None),
            &History {
                failures,
                ..History::default()
            },
        )
    };
    assert_eq!(
        [after(0), after(1), after(2), after(8), after(9), after(u32::MAX)],
        [5, 10, 20, 1280, 1440, 1440]
    );
    assert_eq!(minutes(&failed(Some(7200)), &History::default()), 120);
    assert_eq!(minutes(&failed(Some(u64::MAX)), &History::default()), 24 * 60);
    let refused = Outcome::Failed {
        retry_after: None,
        needs_a_person: true,
    };
    assert_eq!(minutes(&refused, &History::default()), 60);
}

#[test]
fn a_source_that_is_gone_is_disabled_and_no_other() {
    assert_eq!(
        next(&Outcome::Gone, &History::default(), now(), 0.5).disabled,
        Some(Reason::Gone)
    );
    for outcome in [CHANGED, UNCHANGED, failed(None)] {
        assert_eq!(next(&outcome, &History::default(), now(), 0.5).disabled, None);
    }
}

#[test]
fn a_source_whose_hub_pushes_is_asked_six_hours_later_and_once_a_day() {
    let hours = |planned: i64, failures, is_pushed| {
        let feed = FeedState {
            last_try: Some(now().as_second()),
            next_try: (now() + SignedDuration::from_hours(planned)).as_second(),
            failures,
            ..FeedState::default()
        };
        due_at(&feed, is_pushed, now()).duration_since(now()).as_hours()
    };
    assert_eq!([hours(1, 0, false), hours(1, 0, true)], [1, 7]);
    assert_eq!([hours(20, 0, true), hours(24, 0, true)], [24, 24]);
    assert_eq!(hours(1, 1, true), 1, "one that failed");
    assert_eq!(
        due_at(&FeedState::default(), true, now()),
        Timestamp::UNIX_EPOCH,
        "one that was never asked"
    );
}

#[test]
fn what_the_fetch_says_is_what_is_planned_for() {
    let status = |code| FetchError::Status {
        code,
        retry_after: Some(Duration::from_secs(9)),
    };
    let planned = |error: FetchError| Outcome::from(&error);
    let retry_after = Some(Duration::from_secs(9));
    assert_eq!(planned(FetchError::Gone), Outcome::Gone);
    assert_eq!(
        planned(status(429)),
        Outcome::Failed {
            retry_after,
            needs_a_person: false
        }
    );
    assert_eq!(
        planned(status(503)),
        Outcome::Failed {
            retry_after,
            needs_a_person: false
        }
    );
    assert_eq!(
        planned(status(404)),
        Outcome::Failed {
            retry_after,
            needs_a_person: true
        }
    );
}

fn timestamps() -> impl Strategy<Value = Timestamp> {
    (Timestamp::MIN.as_second()..=Timestamp::MAX.as_second()).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    let wait = || proptest::option::of(any::<Duration>());
    prop_oneof![
        wait().prop_map(|fresh_for| Outcome::Changed { fresh_for }),
        wait().prop_map(|fresh_for| Outcome::Unchanged { fresh_for }),
        (wait(), any::<bool>()).prop_map(|(retry_after, needs_a_person)| Outcome::Failed {
            retry_after,
            needs_a_person
        }),
        Just(Outcome::Gone),
    ]
}

proptest! {
    #[test]
    fn the_bounds_hold_whatever_happens(
        outcome in outcomes(),
        failures: u32,
        unchanged: u32,
        published in proptest::collection::vec(timestamps(), 0..40),
        ttl in proptest::option::of(any::<Duration>()),
        now in timestamps(),
        jitter in proptest::num::f64::ANY,
    ) {
        let history = History { failures, unchanged, published: &published, ttl };
        let plan = next(&outcome, &history, now, jitter);
        let wait = plan.next_try_at.duration_since(now);
        let is_end_of_time = plan.next_try_at == Timestamp::MAX;
        prop_assert!(wait >= SHORTEST || is_end_of_time);
        prop_assert!(wait <= LONGEST);
        prop_assert_eq!(plan.disabled.is_some(), outcome == Outcome::Gone);
        let asked_for = match outcome {
            Outcome::Changed { fresh_for } | Outcome::Unchanged { fresh_for } => asked(fresh_for).max(asked(ttl)),
            Outcome::Failed { retry_after, .. } => asked(retry_after),
            Outcome::Gone => LONGEST,
        };
        prop_assert!(wait >= asked_for || is_end_of_time);
    }

    #[test]
    fn jitter_only_ever_lengthens(outcome in outcomes(), failures in 0_u32..20, jitter in 0.0..=1.0) {
        let history = History { failures, ..History::default() };
        let spread = next(&outcome, &history, now(), jitter).next_try_at;
        prop_assert!(spread >= next(&outcome, &history, now(), 0.0).next_try_at);
    }
}

#[test]
fn what_was_planned_by_a_clock_that_was_set_back_is_not_waited_for() {
    let tried = |last_try: SignedDuration| {
        let feed = FeedState {
            last_try: Some((now() + last_try).as_second()),
            next_try: (now() + last_try + LONGEST).as_second(),
            ..FeedState::default()
        };
        due_at(&feed, false, now()).duration_since(now())
    };
    assert_eq!(tried(SignedDuration::from_hours(1)), SignedDuration::ZERO);
    assert_eq!(tried(SignedDuration::from_hours(24 * 365)), SignedDuration::ZERO);
    assert_eq!(
        tried(SignedDuration::from_secs(5)).as_hours(),
        24,
        "clocks are corrected by some seconds"
    );
    assert_eq!(tried(SignedDuration::ZERO).as_hours(), 24);
}
