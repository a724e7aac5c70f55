//! Subscribing to feeds that push: the subscriber's part of W3C `WebSub` 1.0, without any I/O.
//!
//! A feed names a hub ([`Offer`]). A subscription is asked for with [`Subscription::form`], sent to the hub by `Fetcher::post_form`. The
//! hub then asks our callback back ([`Subscription::verify`]) and from then on sends the feed there, each time with a signature
//! ([`Secret::check`]).

mod lease;
mod offer;
mod signature;

use std::fmt::Write;
use std::time::Duration;

use url::Url;
use url::form_urlencoded;

pub use lease::{LEASE, ask_again_at, ask_denied_at, ends_at, renew_at};
pub use offer::Offer;
pub use signature::{BadSignature, Secret};

/// Challenges are random words; ours would echo a longer text for anybody.
const MAX_CHALLENGE: usize = 1024;
const MAX_REASON: usize = 200;

/// What is asked of the hub (`hub.mode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Send the feed's news. Also how a lease is renewed.
    Subscribe,
    /// Send no more.
    Unsubscribe,
}

impl Mode {
    /// As it stands in requests and may be stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subscribe => "subscribe",
            Self::Unsubscribe => "unsubscribe",
        }
    }
}

/// A subscription as it was asked for, to be kept until the hub asks back. Without `Debug`: its callback is a secret too.
#[derive(Clone)]
pub struct Subscription {
    /// What was asked for.
    pub mode: Mode,
    /// The feed's own address, letter by letter as the feed (or its `Link` header) gives it.
    pub topic: String,
    /// Our address for this subscription alone. Its last part is a [`callback_key`].
    pub callback: Url,
    /// What the hub signs with.
    pub secret: Secret,
}

/// What came of the hub's question at our callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// We did ask for it: answer 200 with the challenge as the whole body, as `text/plain`.
    Confirmed {
        /// To be echoed.
        challenge: String,
        /// How long the hub will push; zero after an unsubscription.
        lease: Duration,
    },
    /// The hub will not push, or no longer. Answer 200; poll instead.
    Denied {
        /// The hub's words, for the source's log. May be empty.
        reason: String,
    },
    /// We did not ask for it: answer 404 and change nothing.
    Refused(Doubt),
}

/// Why a verification is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// `hub.topic` is missing or another.
    #[error("the hub asks about another feed than was subscribed to")]
    Topic,
    /// `hub.mode` is missing or another.
    #[error("the hub asks about something that was not requested")]
    Mode,
    /// `hub.challenge` is missing, empty, or longer than a challenge is.
    #[error("the hub sends no challenge, or none of sensible length")]
    Challenge,
    /// One of the hub's parameters stands there twice.
    #[error("the hub says one thing twice")]
    Twice,
}

impl Subscription {
    /// The body of the request to the hub (`WebSub` 5.1), as `application/x-www-form-urlencoded`.
    ///
    /// The secret is in it: send it to https hubs only, or accept that others may sign.
    pub fn form(&self) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("hub.mode", self.mode.as_str())
            .append_pair("hub.topic", &self.topic)
            .append_pair("hub.callback", self.callback.as_str());
        if self.mode == Mode::Subscribe {
            form.append_pair("hub.lease_seconds", &LEASE.as_secs().to_string())
                .append_pair("hub.secret", self.secret.as_str());
        }
        form.finish()
    }

    /// Judges the hub's question (`WebSub` 5.2 and 5.3) by the decoded pairs of its query.
    ///
    /// A pair that is none of the hub's is passed over: the callback may have its own.
    pub fn verify<N: AsRef<str>, V: AsRef<str>>(&self, query: &[(N, V)]) -> Verdict {
        self.judge(query).unwrap_or_else(Verdict::Refused)
    }

    fn judge<N: AsRef<str>, V: AsRef<str>>(&self, query: &[(N, V)]) -> Result<Verdict, Doubt> {
        let mode = one(query, "hub.mode")?.unwrap_or_default();
        if one(query, "hub.topic")? != Some(&*self.topic) {
            return Err(Doubt::Topic);
        }
        if mode == "denied" {
            let reason = one(query, "hub.reason")?.unwrap_or_default();
            let reason = reason.chars().filter(|c| !c.is_control()).take(MAX_REASON).collect();
            return Ok(Verdict::Denied { reason });
        }
        if mode != self.mode.as_str() {
            return Err(Doubt::Mode);
        }
        let challenge = one(query, "hub.challenge")?.unwrap_or_default();
        if challenge.is_empty() || challenge.len() > MAX_CHALLENGE {
            return Err(Doubt::Challenge);
        }
        let lease = match self.mode {
            // Hubs must say it; from those that don't, what was asked for is assumed.
            Mode::Subscribe => one(query, "hub.lease_seconds")?
                .and_then(|text| text.parse().ok())
                .map_or(LEASE, Duration::from_secs),
            Mode::Unsubscribe => Duration::ZERO,
        };
        Ok(Verdict::Confirmed {
            challenge: challenge.into(),
            lease,
        })
    }
}

/// The value of `name`, if it is there once.
fn one<'a, N: AsRef<str>, V: AsRef<str>>(query: &'a [(N, V)], name: &str) -> Result<Option<&'a str>, Doubt> {
    let mut values = query
        .iter()
        .filter(|(found, _)| found.as_ref() == name)
        .map(|(_, value)| value.as_ref());
    match (values.next(), values.next()) {
        (value, None) => Ok(value),
        _ => Err(Doubt::Twice),
    }
}

/// The last part of a callback's path: 32 hexadecimal digits that nobody can guess, if `random` is from a cryptographic source.
pub fn callback_key(random: [u8; 16]) -> String {
    hex(&random)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPIC: &str = "https://a.example/feed?lang=fr&all";

    fn asked(mode: Mode) -> Subscription {
        Subscription {
            mode,
            topic: TOPIC.into(),
            callback: Url::parse("https://news.example/websub/00ff").unwrap(),
            secret: Secret::from_random([7; 32]),
        }
    }

    fn verify(query: &[(&str, &str)]) -> Verdict {
        asked(Mode::Subscribe).verify(query)
    }

    #[test]
    fn the_request_has_every_field_the_hub_needs() {
        let pairs = |form: String| form_urlencoded::parse(form.as_bytes()).into_owned().collect::<Vec<_>>();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            pairs(asked(Mode::Subscribe).form()),
            [
                pair("hub.mode", "subscribe"),
                pair("hub.topic", TOPIC),
                pair("hub.callback", "https://news.example/websub/00ff"),
                pair("hub.lease_seconds", "604800"),
                pair("hub.secret", &"07".repeat(32)),
            ]
        );
        assert_eq!(pairs(asked(Mode::Unsubscribe).form()).len(), 3);
    }

    #[test]
    fn what_was_asked_for_is_confirmed_with_the_challenge() {
        let query = [
            ("own", "x"),
            ("hub.mode", "subscribe"),
            ("hub.topic", TOPIC),
            ("hub.challenge", "a<b"),
            ("hub.lease_seconds", "60"),
        ];
        let (challenge, lease) = ("a<b".to_owned(), Duration::from_mins(1));
        assert_eq!(
            verify(&query),
            Verdict::Confirmed {
                challenge: challenge.clone(),
                lease
            }
        );
        let lease = LEASE;
        assert_eq!(verify(&query[..4]), Verdict::Confirmed { challenge, lease });
        let ends = [("hub.mode", "unsubscribe"), ("hub.topic", TOPIC), ("hub.challenge", "c")];
        let (challenge, lease) = ("c".to_owned(), Duration::ZERO);
        assert_eq!(
            asked(Mode::Unsubscribe).verify(&ends),
            Verdict::Confirmed { challenge, lease }
        );
    }

    #[test]
    fn what_was_not_asked_for_is_refused() {
        let (mode, topic, challenge) = (("hub.mode", "subscribe"), ("hub.topic", TOPIC), ("hub.challenge", "c"));
        let long = "c".repeat(MAX_CHALLENGE + 1);
        for (query, doubt) in [
            (vec![], Doubt::Topic),
            (vec![mode, challenge], Doubt::Topic),
            (vec![mode, ("hub.topic", "https://a.example/feed"), challenge], Doubt::Topic),
            (vec![topic, challenge], Doubt::Mode),
            (vec![("hub.mode", "unsubscribe"), topic, challenge], Doubt::Mode),
            (vec![mode, topic], Doubt::Challenge),
            (vec![mode, topic, ("hub.challenge", "")], Doubt::Challenge),
            (vec![mode, topic, ("hub.challenge", &long)], Doubt::Challenge),
            (vec![mode, topic, challenge, challenge], Doubt::Twice),
            (
                vec![("hub.mode", "denied"), ("hub.topic", "https://b.example/")],
                Doubt::Topic,
            ),
        ] {
            assert_eq!(verify(&query), Verdict::Refused(doubt), "{query:?}");
        }
    }

    #[test]
    fn a_denial_is_taken_at_any_time_with_its_reason_in_one_line() {
        let query = [("hub.mode", "denied"), ("hub.topic", TOPIC), ("hub.reason", "no\nmore")];
        assert_eq!(verify(&query), Verdict::Denied { reason: "nomore".into() });
        assert_eq!(
            asked(Mode::Unsubscribe).verify(&query[..2]),
            Verdict::Denied { reason: String::new() }
        );
    }

    #[test]
    fn callbacks_cannot_be_guessed_and_fit_a_path() {
        assert_eq!(callback_key([0xa5; 16]), "a5".repeat(16));
    }
}
