//! Pictures as objects of a bucket, in a storage that speaks S3.
//!
//! What is written is signed with its hash, so that the storage takes it whole or not at all; an object is there from then on, for every node.
//! Nothing is ever deleted, and a key need not be allowed to.

use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::TryStreamExt as _;
use object_store::{
    Attribute, Attributes, BackoffConfig, GetResult, ObjectStore as _, ObjectStoreExt as _, PutOptions, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey},
    path::Path,
};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout},
};

use self::{client::Connector, not_shown::NotShown, outage::Outage, read::Kept};
use super::{MediaError, name};
use crate::{
    config::{self, BucketAddress, MediaConfig},
    seats::Seats,
};

mod client;
mod fault;
mod not_shown;
mod outage;
mod read;

pub use read::{LARGEST_KEPT, Picture};

/// Bytes of a picture's narrowest rendition, about: the sample edition's have 7 KB, photographs more.
pub(super) const SMALL: u64 = 15_000;
/// The storage is asked again where it did not answer, or with an error of its own: a few times, within a few seconds.
const RETRIES: usize = 3;
const RETRY_WITHIN: Duration = Duration::from_secs(10);
/// For all attempts of one question; a large picture on a slow line takes its time. Readers wait less (`read`).
const ANSWERED_WITHIN: Duration = Duration::from_mins(2);
/// What `check` writes, and reads again.
const PROBE: &str = "briefs-check";

/// Variables in which Amazon's machines and clusters say who a program is; asked where the configuration has no key. Endpoints are not taken
/// from there.
const AMAZON: [&str; 9] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
];

/// A bucket. Cheap to clone; clones share what is kept of it.
#[derive(Clone)]
pub struct Bucket(Arc<Inner>);

struct Inner {
    address: BucketAddress,
    store: AmazonS3,
    kept: Kept,
    outage: Outage,
    not_shown: NotShown,
    /// Pictures that are fetched at once to be kept, and those that are passed on as they come.
    fetches: Semaphore,
    large: Seats,
}

impl Bucket {
    /// By the configuration; asks nobody yet.
    pub fn new(address: &BucketAddress, config: &MediaConfig) -> Result<Self, MediaError> {
        let setup = |reason: String| MediaError::Setup {
            place: address.to_string(),
            reason,
        };
        let connector =
            Connector::new(config.endpoint.as_ref().is_some_and(config::is_here)).map_err(|error| setup(error.to_string()))?;
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(address.bucket())
            .with_http_connector(connector)
            .with_retry(RetryConfig {
                backoff: BackoffConfig {
                    init_backoff: Duration::from_millis(100),
                    max_backoff: Duration::from_secs(2),
                    base: 2.0,
                },
                max_retries: RETRIES,
                retry_timeout: RETRY_WITHIN,
            });
        if let Some(region) = &config.region {
            builder = builder.with_region(region);
        }
        match (&config.access_key_id, &config.secret_access_key) {
            (Some(id), Some(secret)) => {
                builder = builder
                    .with_access_key_id(id.reveal())
                    .with_secret_access_key(secret.reveal());
            }
            _ => builder = as_this_machine(builder),
        }
        // In the host a name with a dot fits no certificate.
        let is_in_path = config
            .path_style
            .unwrap_or(config.endpoint.is_some() || address.bucket().contains('.'));
        if let Some(endpoint) = &config.endpoint {
            let mut endpoint = endpoint.clone();
            if let (false, Some(host)) = (is_in_path, endpoint.host_str()) {
                let host = format!("{}.{host}", address.bucket());
                endpoint
                    .set_host(Some(&host))
                    .map_err(|error| setup(format!("its name makes no host: {error}")))?;
            }
            builder = builder.with_endpoint(endpoint.as_str().trim_end_matches('/'));
        }
        let store = builder
            .with_virtual_hosted_style_request(!is_in_path)
            .build()
            .map_err(|error| setup(error.to_string()))?;
        Ok(Self(Arc::new(Inner {
            address: address.clone(),
            store,
            kept: read::kept(),
            outage: Outage::default(),
            not_shown: NotShown::default(),
            fetches: Semaphore::new(read::FETCHED_AT_ONCE),
            large: Seats::new(read::PASSED_ON_AT_ONCE, read::PASSED_ON_AT_ONCE_TO_ONE),
        })))
    }

    fn object(&self, file: &str) -> Path {
        Path::from(format!("{}/{file}", self.0.address.prefix()))
    }

    /// What is answered, in time.
    async fn answer<T>(&self, asked: impl Future<Output = object_store::Result<T>>) -> Result<T, MediaError> {
        match timeout(ANSWERED_WITHIN, asked).await {
            Ok(answer) => answer.map_err(|error| fault::of(&self.0.address, &error)),
            Err(_) => Err(self.silent(ANSWERED_WITHIN)),
        }
    }

    fn silent(&self, patience: Duration) -> MediaError {
        MediaError::Unreachable {
            place: self.to_string(),
            reason: format!("no answer within {} seconds", patience.as_secs()),
        }
    }

    /// One that is there is not sent again. Two nodes that send it at once send the same.
    pub(super) async fn write(&self, file: &str, bytes: Bytes) -> Result<(), MediaError> {
        if self.0.kept.contains_key(file) {
            return Ok(());
        }
        match self.has(file).await {
            Ok(true) => return Ok(()),
            // Why it refuses, a storage says only to who sends something.
            Ok(false) | Err(MediaError::Refused { .. }) => {}
            Err(error) => return Err(error),
        }
        self.replace(file, bytes).await
    }

    /// As [`Self::write`], whatever is there.
    pub(super) async fn replace(&self, file: &str, bytes: Bytes) -> Result<(), MediaError> {
        self.put(file, bytes, name::mime(file)).await
    }

    async fn put(&self, file: &str, bytes: Bytes, mime: &'static str) -> Result<(), MediaError> {
        let said = [
            (Attribute::ContentType, mime),
            (Attribute::CacheControl, "public, max-age=31536000, immutable"),
        ];
        let options = PutOptions::from(Attributes::from_iter(said));
        let object = self.object(file);
        self.answer(self.0.store.put_opts(&object, bytes.into(), options))
            .await
            .map(drop)
    }

    pub(super) async fn has(&self, file: &str) -> Result<bool, MediaError> {
        let object = self.object(file);
        let asked = async {
            match self.0.store.head(&object).await {
                // There are no words in an answer to HEAD. Where it is the bucket that is not there, whoever writes is told by that.
                Err(object_store::Error::NotFound { .. }) => Ok(false),
                found => found.map(|_| true),
            }
        };
        self.answer(asked).await
    }

    pub(super) async fn get(&self, file: &str) -> Result<Bytes, MediaError> {
        let found = self.open(file).await?;
        self.answer(found.bytes()).await
    }

    /// Its head is here, what is in it on its way.
    pub(super) async fn open(&self, file: &str) -> Result<GetResult, MediaError> {
        self.answer(self.0.store.get(&self.object(file))).await
    }

    pub(super) async fn names(&self) -> Result<BTreeMap<String, u64>, MediaError> {
        let prefix = Path::from(self.0.address.prefix());
        let mut objects = self.0.store.list(Some(&prefix));
        let mut names = BTreeMap::new();
        while let Some(object) = self.answer(objects.try_next()).await? {
            // Those of a folder within are none of ours.
            let mut below = object.location.prefix_match(&prefix).into_iter().flatten();
            if let (Some(file), None) = (below.next(), below.next())
                && name::is_name(file.as_ref())
            {
                names.insert(file.as_ref().to_owned(), object.size);
            }
        }
        Ok(names)
    }

    /// Looks whether it can be listed; the log has what is wrong.
    pub async fn look(&self) {
        let Err(error) = self.0.outage.noted(self.list_first().await) else {
            return;
        };
        // What is wrong with all of it is in the log by then.
        if !fault::is_of_all(&error) {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the bucket of pictures cannot be listed"
            );
        }
    }

    async fn list_first(&self) -> Result<(), MediaError> {
        let prefix = Path::from(self.0.address.prefix());
        let mut objects = self.0.store.list(Some(&prefix));
        self.answer(objects.try_next()).await.map(drop)
    }

    /// Whether it can be listed, written and read: one small object stays there. How long that took.
    pub async fn probe(&self) -> Result<Duration, MediaError> {
        let since = Instant::now();
        self.list_first().await?;
        let written = Bytes::from_static(b"written by briefs check\n");
        self.put(PROBE, written.clone(), "text/plain").await?;
        if self.get(PROBE).await? == written {
            Ok(since.elapsed())
        } else {
            Err(MediaError::Damaged {
                name: PROBE.to_owned(),
                place: self.to_string(),
            })
        }
    }
}

/// By the roles that Amazon gives to machines and clusters.
fn as_this_machine(builder: AmazonS3Builder) -> AmazonS3Builder {
    AMAZON.iter().fold(builder, |builder, variable| {
        let key: Option<AmazonS3ConfigKey> = variable.to_ascii_lowercase().parse().ok();
        match (key, std::env::var(variable)) {
            (Some(key), Ok(value)) => builder.with_config(key, value),
            _ => builder,
        }
    })
}

/// Its address; never a key.
impl fmt::Display for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.address.fmt(f)
    }
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bucket({})", self.0.address)
    }
}
