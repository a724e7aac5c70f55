//! One card for several articles of one text: which of them leads it.

use jiff::Timestamp;

/// An article of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<'a> {
    /// The article's id; only compared.
    pub article: i64,
    /// The source's id; only compared.
    pub source: &'a str,
    /// The source's place in the operator's list, from 0.
    pub source_order: u32,
    /// First published, as the source says.
    pub published: Timestamp,
    /// The source gave no date that could be believed (none, 1970, the future), and `published` is when we fetched it.
    pub date_doubtful: bool,
}

/// The members in the card's order at `now`: the first leads.
///
/// The earliest leads. One under embargo comes after every one that is public, or readers would lose the text until its time. A doubtful
/// date comes after every good one, since the time of fetching says when we came by, not who was first. Ties go by the operator's order
/// of sources, then by article, so that the order in which items arrived makes no difference.
pub fn in_order<'a>(members: &[Member<'a>], now: Timestamp) -> Vec<Member<'a>> {
    let mut members = members.to_vec();
    members.sort_unstable_by_key(|m| (m.published > now, m.date_doubtful, m.published, m.source_order, m.article));
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(article: i64, source: &str, source_order: u32, minute: i64) -> Member<'_> {
        Member {
            article,
            source,
            source_order,
            published: Timestamp::from_second(1_742_400_000 + minute * 60).unwrap(),
            date_doubtful: false,
        }
    }

    fn lead(members: &[Member<'_>]) -> i64 {
        in_order(members, Timestamp::MAX)[0].article
    }

    #[test]
    fn the_earliest_leads_and_the_operators_order_breaks_a_tie() {
        assert_eq!(lead(&[member(1, "a", 0, 9), member(2, "b", 1, 3)]), 2);
        assert_eq!(lead(&[member(1, "b", 1, 3), member(2, "a", 0, 3)]), 2);
        assert_eq!(lead(&[member(2, "a", 0, 3), member(1, "a", 0, 3)]), 1);
    }

    #[test]
    fn a_doubtful_date_never_leads_before_a_good_one() {
        let fetched = Member {
            date_doubtful: true,
            ..member(1, "a", 0, 0)
        };
        assert_eq!(lead(&[fetched, member(2, "b", 1, 500)]), 2);
        assert_eq!(lead(&[fetched]), 1);
    }

    #[test]
    fn one_under_embargo_never_leads_before_one_that_is_public() {
        let fetched = Member {
            date_doubtful: true,
            ..member(1, "a", 0, 0)
        };
        let embargoed = member(2, "b", 1, 60);
        let lead_at = |minute| in_order(&[fetched, embargoed], member(0, "", 0, minute).published)[0].article;
        assert_eq!((lead_at(59), lead_at(60)), (1, 2));
        let other = Member {
            date_doubtful: false,
            ..member(3, "c", 2, 90)
        };
        assert_eq!(
            in_order(&[other, embargoed], member(0, "", 0, 0).published)[0].article,
            2,
            "both wait"
        );
    }
}
