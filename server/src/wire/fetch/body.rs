//! Reads a body under limits, as sent and unpacked, so that neither 50 MB nor 50 KB that unpack to 50 MB are ever held.

use std::io;

use async_compression::tokio::bufread::{BrotliDecoder, DeflateDecoder, GzipDecoder, ZlibDecoder};
use reqwest::Response;
use reqwest::header::{CONTENT_ENCODING, HeaderMap};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::task::yield_now;

use super::error::{FetchError, Size};
use super::{CONNECT_LIMIT, Limits};

/// What is asked for, as `Accept-Encoding`.
pub(super) const CODINGS: &str = "gzip, br, deflate";

/// How much is unpacked at once before other tasks have their turn.
const STEP: usize = 64 * 1024;

/// How a body is packed (RFC 9110, 8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    None,
    Gzip,
    Deflate,
    Brotli,
}

/// The whole body, unpacked.
pub(super) async fn read(response: &mut Response, limits: Limits) -> Result<Vec<u8>, FetchError> {
    let coding = coding(response.headers())?;
    let (limit, size) = match coding {
        Coding::None if limits.inflated < limits.compressed => (limits.inflated, Size::Inflated),
        _ => (limits.compressed, Size::Compressed),
    };
    let too_large = FetchError::TooLarge { size, limit };
    let announced = response.content_length().unwrap_or_default();
    if usize::try_from(announced).is_ok_and(|announced| announced > limit) {
        return Err(too_large);
    }
    let mut sent = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|cause| FetchError::of(&cause, CONNECT_LIMIT))?
    {
        if chunk.len() > limit - sent.len() {
            return Err(too_large);
        }
        sent.extend_from_slice(&chunk);
    }
    inflate(sent, coding, limits.inflated).await
}

fn coding(headers: &HeaderMap) -> Result<Coding, FetchError> {
    let mut found = Coding::None;
    for value in headers.get_all(CONTENT_ENCODING) {
        let words = value.to_str().unwrap_or("?").split(',').map(str::trim);
        for word in words.filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("identity")) {
            if found != Coding::None {
                return Err(undecodable("packed more than once"));
            }
            found = match word.to_ascii_lowercase().as_str() {
                "gzip" | "x-gzip" => Coding::Gzip,
                "deflate" => Coding::Deflate,
                "br" => Coding::Brotli,
                _ => return Err(undecodable("packed in a way that was not asked for")),
            };
        }
    }
    Ok(found)
}

async fn inflate(sent: Vec<u8>, coding: Coding, limit: usize) -> Result<Vec<u8>, FetchError> {
    match (coding, &*sent) {
        // Some label an empty body as packed.
        (Coding::None, _) | (_, []) => Ok(sent),
        (Coding::Gzip, packed) => {
            let mut decoder = GzipDecoder::new(packed);
            // Members that follow are part of the file (RFC 1952, 2.2).
            decoder.multiple_members(true);
            drain(decoder, limit).await
        }
        // By name it is zlib (RFC 9110, 8.4.1.2), but some send the bare format.
        (Coding::Deflate, packed) if is_zlib(packed) => drain(ZlibDecoder::new(packed), limit).await,
        (Coding::Deflate, packed) => drain(DeflateDecoder::new(packed), limit).await,
        // The extension for windows of up to 1 GB, which the decoder would reserve; RFC 7932 (9.1) doesn't allow it.
        (Coding::Brotli, [first, ..]) if first & 0x7f == 0x11 => Err(undecodable("a brotli window that HTTP does not allow")),
        (Coding::Brotli, packed) => drain(BrotliDecoder::new(packed), limit).await,
    }
}

/// The two bytes of zlib's header (RFC 1950, 2.2).
fn is_zlib(packed: &[u8]) -> bool {
    matches!(packed, [method, flags, ..] if method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

async fn drain(mut decoder: impl AsyncRead + Unpin, limit: usize) -> Result<Vec<u8>, FetchError> {
    let mut unpacked = Vec::new();
    loop {
        // One byte over the limit is enough to know.
        let step = STEP.min(limit - unpacked.len() + 1);
        let mut part = (&mut decoder).take(step as u64);
        let read = part.read_to_end(&mut unpacked).await.map_err(|cause| corrupt(&cause))?;
        if unpacked.len() > limit {
            return Err(FetchError::TooLarge {
                size: Size::Inflated,
                limit,
            });
        }
        if read < step {
            return Ok(unpacked);
        }
        yield_now().await;
    }
}

fn corrupt(cause: &io::Error) -> FetchError {
    match cause.kind() {
        io::ErrorKind::UnexpectedEof => undecodable("it ends too early"),
        _ => undecodable(&cause.to_string()),
    }
}

fn undecodable(cause: &str) -> FetchError {
    FetchError::Decoding { cause: cause.into() }
}

#[cfg(test)]
mod tests {
    use async_compression::tokio::bufread::{BrotliEncoder, DeflateEncoder, GzipEncoder, ZlibEncoder};
    use reqwest::header::HeaderValue;

    use super::*;

    const LIMIT: usize = 200_000;

    fn text() -> Vec<u8> {
        "Été à Łódź, ".repeat(10_000).into_bytes()
    }

    async fn all(mut packed: impl AsyncRead + Unpin) -> Vec<u8> {
        let mut bytes = Vec::new();
        packed.read_to_end(&mut bytes).await.unwrap();
        bytes
    }

    async fn gzip(bytes: &[u8]) -> Vec<u8> {
        all(GzipEncoder::new(bytes)).await
    }

    fn said(header: &'static str) -> Result<Coding, FetchError> {
        let headers = [(CONTENT_ENCODING, HeaderValue::from_static(header))].into_iter().collect();
        coding(&headers)
    }

    #[tokio::test]
    async fn every_coding_asked_for_is_unpacked() {
        let text = text();
        for (coding, packed) in [
            (Coding::None, text.clone()),
            (Coding::Gzip, gzip(&text).await),
            (Coding::Deflate, all(ZlibEncoder::new(&*text)).await),
            (Coding::Deflate, all(DeflateEncoder::new(&*text)).await),
            (Coding::Brotli, all(BrotliEncoder::new(&*text)).await),
        ] {
            assert!(inflate(packed, coding, LIMIT).await.unwrap() == text, "{coding:?}");
        }
    }

    #[tokio::test]
    async fn an_empty_body_is_empty_whatever_its_label() {
        for coding in [Coding::None, Coding::Gzip, Coding::Deflate, Coding::Brotli] {
            assert_eq!(inflate(Vec::new(), coding, LIMIT).await, Ok(Vec::new()), "{coding:?}");
        }
    }

    #[tokio::test]
    async fn every_member_of_a_gzip_file_is_kept() {
        let packed = [gzip(b"one ").await, gzip(b"two").await].concat();
        assert_eq!(inflate(packed, Coding::Gzip, LIMIT).await, Ok(b"one two".to_vec()));
    }

    #[tokio::test]
    async fn unpacking_stops_right_over_the_limit() {
        let text = text();
        for (coding, packed) in [
            (Coding::Gzip, gzip(&text).await),
            (Coding::Deflate, all(ZlibEncoder::new(&*text)).await),
            (Coding::Brotli, all(BrotliEncoder::new(&*text)).await),
        ] {
            assert_eq!(inflate(packed.clone(), coding, text.len()).await.as_deref(), Ok(&*text));
            let limit = text.len() - 1;
            let size = Size::Inflated;
            assert_eq!(
                inflate(packed, coding, limit).await,
                Err(FetchError::TooLarge { size, limit })
            );
        }
    }

    #[tokio::test]
    async fn half_a_body_or_another_format_is_an_error() {
        let text = text();
        for (coding, packed) in [
            (Coding::Gzip, gzip(&text).await),
            (Coding::Deflate, all(ZlibEncoder::new(&*text)).await),
            (Coding::Deflate, all(DeflateEncoder::new(&*text)).await),
            (Coding::Brotli, all(BrotliEncoder::new(&*text)).await),
        ] {
            let half = packed[..packed.len() / 2].to_vec();
            for wrong in [half, packed[..packed.len() - 1].to_vec(), b"<rss version='2.0'/>".to_vec()] {
                let result = inflate(wrong, coding, LIMIT).await;
                assert!(matches!(result, Err(FetchError::Decoding { .. })), "{coding:?}: {result:?}");
            }
        }
    }

    #[tokio::test]
    async fn a_brotli_window_beyond_the_standard_is_refused_before_memory_is_reserved() {
        // Window bits 30 in the extension's form.
        let result = inflate(vec![0x11, 0x1e, 0, 0, 0, 0], Coding::Brotli, LIMIT).await;
        assert!(matches!(result, Err(FetchError::Decoding { cause }) if cause.contains("window")));
    }

    #[test]
    fn one_coding_is_read_and_others_are_refused() {
        assert_eq!(said(""), Ok(Coding::None));
        assert_eq!(said("identity"), Ok(Coding::None));
        assert_eq!(said("GZip"), Ok(Coding::Gzip));
        assert_eq!(said("identity, x-gzip"), Ok(Coding::Gzip));
        assert_eq!(said("br"), Ok(Coding::Brotli));
        for refused in ["zstd", "gzip, gzip", "br, gzip", "aes128gcm"] {
            assert!(said(refused).is_err(), "{refused}");
        }
    }
}
