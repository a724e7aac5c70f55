//! Pictures of the old site: found in a copy of its uploads, written anew in our widths.

use std::{
    fs,
    path::{Path, PathBuf},
};

use app::{
    domain::picture::{Picture, Rendition},
    paths,
};
use sha2::{Digest, Sha256};

use super::{ImportError, archive::Archive, article::Draft};
use crate::{
    media::Media,
    store::{OutsidePicture, Store},
    wire::{
        renditions::{self, Made},
        sanitise::{self, Stored},
        uploads,
    },
};

/// Bytes; what is larger is no picture of a page, and would not fit beside the rest.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// Looks pictures up and keeps them.
pub(super) struct Pictures<'a> {
    pub(super) uploads: Option<&'a Path>,
    pub(super) media: &'a Media,
    pub(super) store: &'a Store,
}

/// What became of a post's pictures.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) kept: u32,
    /// Addresses, each with the reason.
    pub(super) missing: Vec<String>,
}

impl Pictures<'_> {
    /// Puts the pictures of a draft in, and the one that stands for it; of one that is missing its words stay.
    pub(super) async fn complete(
        &self,
        draft: &mut Draft,
        featured: Option<u64>,
        archive: &Archive,
    ) -> Result<Found, ImportError> {
        let mut found = Found::default();
        let mut in_text = Vec::with_capacity(draft.clean.pictures.len());
        for picture in &draft.clean.pictures {
            let renditions = self.have(picture.url.as_str(), &mut found).await?;
            in_text.push(renditions.and_then(|renditions| shown(&renditions)));
        }
        if !in_text.is_empty() {
            draft.archived.article.body = sanitise::place(&draft.clean.html, &in_text);
        }
        let Some(featured) = featured else { return Ok(found) };
        let Some(upload) = archive.upload(featured) else {
            found
                .missing
                .push(format!("its featured picture: the export has no attachment {featured}"));
            return Ok(found);
        };
        if let Some(renditions) = self.have(&upload.url, &mut found).await? {
            draft.archived.article.picture = Some(Picture {
                renditions,
                alt: upload.alt,
                caption: upload.caption,
                credit: String::new(),
            });
        }
        Ok(found)
    }

    async fn have(&self, address: &str, found: &mut Found) -> Result<Option<Vec<Rendition>>, ImportError> {
        Ok(match self.kept(address).await? {
            Ok(renditions) => {
                found.kept += 1;
                Some(renditions)
            }
            Err(reason) => {
                found.missing.push(format!("{address}: {reason}"));
                None
            }
        })
    }

    async fn kept(&self, address: &str) -> Result<Result<Vec<Rendition>, String>, ImportError> {
        let Some(folder) = self.uploads else {
            return Ok(Err("no folder of uploads was given (--uploads)".into()));
        };
        let Some(path) = uploads::find(folder, address) else {
            return Ok(Err("there is no such file in the uploads".into()));
        };
        let bytes = match read(&path) {
            Ok(bytes) => bytes,
            Err(reason) => return Ok(Err(reason)),
        };
        // Known by its bytes: writing it anew takes long, and the same one is often shown.
        let mut key = Sha256::new_with_prefix(b"upload\0");
        key.update(&bytes);
        let key: [u8; 32] = key.finalize().into();
        if let Some(OutsidePicture::Kept(renditions)) = self.store.outside_picture(&key).await?
            && self.are_there(&renditions).await?
        {
            return Ok(Ok(renditions));
        }
        let made = tokio::task::spawn_blocking(move || renditions::renditions(&bytes)).await;
        let made = match made {
            Ok(Ok(made)) => made,
            Ok(Err(error)) => return Ok(Err(error.to_string())),
            Err(_) => return Ok(Err("the decoder gave up on it".into())),
        };
        let renditions = self.keep(made).await?;
        self.store
            .keep_outside_picture(&key, &OutsidePicture::Kept(renditions.clone()))
            .await?;
        Ok(Ok(renditions))
    }

    async fn keep(&self, made: Vec<Made>) -> Result<Vec<Rendition>, ImportError> {
        let mut renditions = Vec::with_capacity(made.len());
        for made in made {
            renditions.push(made.keep(self.media).await?);
        }
        Ok(renditions)
    }

    async fn are_there(&self, renditions: &[Rendition]) -> Result<bool, ImportError> {
        for rendition in renditions {
            if !self.media.has(&rendition.file).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn read(path: &PathBuf) -> Result<Vec<u8>, String> {
    let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if size > MAX_BYTES {
        return Err(format!("the file has {size} bytes; at most {MAX_BYTES} are read"));
    }
    fs::read(path).map_err(|error| format!("the file cannot be read ({error})"))
}

/// The widest, which is made for the column of a text.
fn shown(renditions: &[Rendition]) -> Option<Stored> {
    let widest = renditions.first()?;
    Some(Stored {
        src: paths::media(&widest.file),
        width: widest.width,
        height: widest.height,
    })
}
