//! A set of hashes, kept by its smallest members: equal members of two samples tell how much the sets share.

/// The bottom-k sketch of a set (Cohen, Kaplan 2007): its `k` smallest hashes, sorted. A set of at most `k` is kept whole.
///
/// Any hash below both samples' cut is in its set if and only if it is in its sample, so comparing what lies below the cut is comparing
/// one random part of both sets: shares are unbiased, with a standard error of √(p(1−p)/n) over the `n` members looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    members: Vec<u32>,
    /// The set had more.
    cut: bool,
}

/// How much two sets share, in members looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overlap {
    pub(super) common: usize,
    pub(super) one: usize,
    pub(super) other: usize,
}

impl Sample {
    /// The sample of `hashes`, which can repeat; at most `most` of them are kept.
    pub(super) fn of(mut hashes: Vec<u32>, most: usize) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        let cut = hashes.len() > most;
        hashes.truncate(most);
        Self { members: hashes, cut }
    }

    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// Up to which hash the sample knows its set.
    fn known_up_to(&self) -> u32 {
        match self.members.last() {
            Some(last) if self.cut => *last,
            _ => u32::MAX,
        }
    }

    /// Linear in both lengths, which are bounded.
    pub(super) fn overlap(&self, other: &Self) -> Overlap {
        let limit = self.known_up_to().min(other.known_up_to());
        let below = |sample: &Self| sample.members.partition_point(|&hash| hash <= limit);
        let (a, b) = (&self.members[..below(self)], &other.members[..below(other)]);
        let (mut i, mut j, mut common) = (0, 0, 0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            common += usize::from(x == y);
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        Overlap {
            common,
            one: a.len(),
            other: b.len(),
        }
    }

    /// Appends: length and cut in two bytes, then the members; all little-endian.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        // Samples hold 128 at the most, so the length has fifteen bits and more.
        let head = u16::try_from(self.members.len()).unwrap_or(0x7FFF) | if self.cut { 0x8000 } else { 0 };
        bytes.extend(head.to_le_bytes());
        bytes.extend(self.members.iter().flat_map(|member| member.to_le_bytes()));
    }

    /// The sample at the start of `bytes`, and what follows it; `None` if the bytes are none that [`Sample::write`] wrote.
    pub(super) fn read(bytes: &[u8], most: usize) -> Option<(Self, &[u8])> {
        let (head, rest) = bytes.split_first_chunk::<2>()?;
        let head = u16::from_le_bytes(*head);
        let length = usize::from(head & 0x7FFF);
        let (members, rest) = rest.split_at_checked(length * 4).filter(|_| length <= most)?;
        let members: Vec<u32> = members
            .as_chunks::<4>()
            .0
            .iter()
            .map(|member| u32::from_le_bytes(*member))
            .collect();
        let sorted = members.is_sorted_by(|a, b| a < b);
        let cut = head & 0x8000 != 0;
        sorted.then_some((Self { members, cut }, rest))
    }
}

impl Overlap {
    /// The common part of the union, 0 to 1; 0 if both are empty.
    #[expect(clippy::cast_precision_loss, reason = "counts of at most 128 are exact")]
    pub(super) fn jaccard(self) -> f32 {
        let union = self.one + self.other - self.common;
        if union == 0 { 0.0 } else { self.common as f32 / union as f32 }
    }

    /// The part of the smaller set that is in the larger, 0 to 1; 0 if it is empty.
    #[expect(clippy::cast_precision_loss, reason = "counts of at most 128 are exact")]
    pub(super) fn containment(self) -> f32 {
        let smaller = self.one.min(self.other);
        if smaller == 0 {
            0.0
        } else {
            self.common as f32 / smaller as f32
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(range: std::ops::Range<u32>) -> Vec<u32> {
        range.map(|n| n.wrapping_mul(2_654_435_769)).collect()
    }

    #[test]
    fn small_sets_are_compared_exactly() {
        let overlap = Sample::of(hashes(0..60), 128).overlap(&Sample::of(hashes(30..130), 128));
        assert_eq!((overlap.common, overlap.one, overlap.other), (30, 60, 100));
    }

    #[test]
    fn a_part_of_a_large_set_is_found_to_be_contained_in_it() {
        let overlap = Sample::of(hashes(0..5000), 128).overlap(&Sample::of(hashes(1000..2000), 128));
        assert!(overlap.containment() > 0.99, "{overlap:?}");
        assert!((overlap.jaccard() - 0.2).abs() < 0.1, "{overlap:?}");
    }

    #[test]
    fn bytes_give_back_the_sample_and_foreign_bytes_nothing() {
        let sample = Sample::of(hashes(0..300), 128);
        let mut bytes = Vec::new();
        sample.write(&mut bytes);
        assert_eq!(Sample::read(&bytes, 128), Some((sample, &[][..])));
        assert_eq!(Sample::read(&bytes, 100), None);
        assert_eq!(Sample::read(&bytes[..9], 128), None);
        assert_eq!(Sample::read(&[2, 0, 5, 0, 0, 0, 4, 0, 0, 0], 128), None);
    }
}
