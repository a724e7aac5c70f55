//! Keys for the look-up: two texts that share enough shingles have one of them in common, very probably.
//!
//! `MinHash` (Broder 1997) in bands (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4): a key joins the least hashes of the
//! set under `r` permutations, so two sets of Jaccard similarity `s` agree in it with probability `s^r`, in one of `b` with 1−(1−s^r)^b.

use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Keys over the whole text, for texts that were edited.
pub(super) const WHOLE: usize = 8;
/// Keys over the opening, for texts that were cut: what is left of them starts alike.
pub(super) const OPENING: usize = 8;
/// All keys of a text.
pub(super) const BANDS: usize = WHOLE + OPENING;
/// Permutations joined in one key over the whole text, and over the opening.
const WHOLE_ROWS: usize = 3;
const OPENING_ROWS: usize = 2;

/// Shingles that make the opening.
pub(super) const OPENING_SHINGLES: usize = 160;

/// The keys of a text with these shingles, in its order. Not empty.
pub(super) fn keys(shingles: &[u64]) -> [u64; BANDS] {
    let opening = &shingles[..shingles.len().min(OPENING_SHINGLES)];
    let whole: [u32; WHOLE * WHOLE_ROWS] = least(shingles, 1);
    let opening: [u32; OPENING * OPENING_ROWS] = least(opening, 2);
    let rows = whole.chunks(WHOLE_ROWS).chain(opening.chunks(OPENING_ROWS));
    let mut keys = [0; BANDS];
    for ((band, key), rows) in (0_u64..).zip(&mut keys).zip(rows) {
        let mut bytes = [0; WHOLE_ROWS * 4];
        for (part, row) in bytes.chunks_exact_mut(4).zip(rows) {
            part.copy_from_slice(&row.to_le_bytes());
        }
        // Seeded by the band, so that a table can do without the band's number.
        *key = xxh3_64_with_seed(&bytes, band);
    }
    keys
}

/// The least hash under each of `N` permutations, which `family` tells from others'.
fn least<const N: usize>(shingles: &[u64], family: u64) -> [u32; N] {
    let mut seed = family;
    let factors: [(u64, u64); N] = std::array::from_fn(|_| (split_mix(&mut seed) | 1, split_mix(&mut seed)));
    let mut least = [u32::MAX; N];
    for &shingle in shingles {
        for (least, (factor, offset)) in least.iter_mut().zip(&factors) {
            // Multiply-add-shift (Dietzfelbinger 1996): the upper half of a product with an odd factor.
            let hash = (shingle.wrapping_mul(*factor).wrapping_add(*offset) >> 32) as u32;
            *least = hash.min(*least);
        }
    }
    least
}

/// `SplitMix64` (Steele, Lea, Flood 2014): constants without a table.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shingles(range: std::ops::Range<u64>) -> Vec<u64> {
        range.map(|n| xxh3_64_with_seed(&n.to_le_bytes(), 9)).collect()
    }

    fn shared(a: &[u64; BANDS], b: &[u64; BANDS]) -> usize {
        a.iter().zip(b).filter(|(a, b)| a == b).count()
    }

    #[test]
    fn a_cut_text_is_found_by_its_opening_and_another_is_not_found() {
        let whole = keys(&shingles(0..400));
        assert!(shared(&whole, &keys(&shingles(0..110))) > 0);
        assert_eq!(shared(&whole, &keys(&shingles(1000..1400))), 0);
    }

    #[test]
    fn bands_agree_as_often_as_the_similarity_says() {
        // Jaccard 0.6 over the whole: 0.6³ of eight keys; over the openings 1 in 5.4: little.
        let agreeing: usize = (0..60)
            .map(|n| {
                let start = n * 10_000;
                let (a, b) = (shingles(start..start + 400), shingles(start + 100..start + 500));
                shared(&keys(&a), &keys(&b))
            })
            .sum();
        assert!((90..=170).contains(&agreeing), "{agreeing} of 600");
    }
}
