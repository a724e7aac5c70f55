//! Numbers by chance, written out here: those of a library may be others in its next version, and a paper is to stay the same.

/// `SplitMix64` (Steele, Lea and Flood, 2014): begins anew for each story and each thing about it.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

impl Chance {
    /// That of one matter (`of`) of the thing of a number.
    pub(super) fn new(seed: u64, number: u32, of: u64) -> Self {
        let thing = mixed(seed.wrapping_add(STEP)).wrapping_add(u64::from(number));
        Self(mixed(thing.wrapping_mul(STEP)).wrapping_add(mixed(of)))
    }

    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// From 0, less than `end`, which is at least 1.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.bits()) * end as u128;
        usize::try_from(product >> 64).expect("it is less than `end`")
    }

    /// Once in so many times.
    pub(super) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of some.
    pub(super) fn of<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.below(some.len())]
    }
}

/// How uneven things are (Zipf's law): the second is half as frequent as the first, the tenth a tenth.
#[derive(Debug, Clone)]
pub(super) struct Skew(Vec<u64>);

/// What the first of all weighs.
const FIRST: u64 = 1 << 32;

impl Skew {
    /// Of so many, at least 1.
    pub(super) fn of(count: usize) -> Self {
        let weights = (1..=count as u64).map(|place| FIRST / place);
        let sums = weights.scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Self(sums.collect())
    }

    pub(super) fn pick(&self, chance: &mut Chance) -> usize {
        let all = self.0.last().copied().and_then(|all| usize::try_from(all).ok()).unwrap_or(1);
        let at = chance.below(all) as u64;
        self.0.partition_point(|sum| *sum <= at)
    }
}

/// Words of a text by how many in a thousand are shorter: briefs, news of some four hundred words, long reads.
const LENGTHS: [(usize, usize); 6] = [(0, 40), (100, 120), (500, 400), (900, 800), (990, 2_000), (1_000, 5_000)];

/// How many words a text has.
pub(super) fn length(chance: &mut Chance) -> usize {
    let at = chance.below(1_000);
    let behind = LENGTHS.partition_point(|(place, _)| *place <= at);
    let ((from, shortest), (to, longest)) = (LENGTHS[behind - 1], LENGTHS[behind]);
    shortest + (longest - shortest) * (at - from) / (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_another_others() {
        let numbers = |seed, number, of| {
            let mut chance = Chance::new(seed, number, of);
            [chance.bits(), chance.bits()]
        };
        assert_eq!(numbers(1, 2, 3), numbers(1, 2, 3));
        // Written down: a paper that was measured last year is the same this year.
        assert_eq!(Chance::new(1, 2, 3).bits(), 0xe58e_fe2a_938b_7459);
        for other in [numbers(2, 2, 3), numbers(1, 3, 3), numbers(1, 2, 4)] {
            assert_ne!(other, numbers(1, 2, 3));
        }
    }

    #[test]
    fn a_few_have_very_much_and_most_have_little() {
        let (skew, mut chance) = (Skew::of(100), Chance::new(1, 0, 0));
        let mut counts = [0_u32; 100];
        for _ in 0..10_000 {
            counts[skew.pick(&mut chance)] += 1;
        }
        assert!(counts[0] > 1_700 && counts[99] > 0 && counts[99] < 60, "{counts:?}");
        assert!((counts[0] / 2).abs_diff(counts[1]) < 150, "{counts:?}");
    }

    #[test]
    fn half_of_the_texts_have_four_hundred_words_and_a_few_are_very_long() {
        let mut chance = Chance::new(1, 0, 0);
        let mut lengths: Vec<usize> = (0..10_000).map(|_| length(&mut chance)).collect();
        lengths.sort_unstable();
        assert!(lengths[5_000].abs_diff(400) < 20, "{}", lengths[5_000]);
        assert!(lengths[0] >= 40 && lengths[9_999] > 4_000 && lengths[9_999] < 5_000);
    }
}
