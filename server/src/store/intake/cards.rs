//! Cards: one text of several sources, shown once. The others are withdrawn in favour of the one that leads.

use super::Intake;
use crate::store::{StoreError, execute, on_transaction};

/// One of the articles that share a card.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OnCard {
    /// Its id.
    pub id: i64,
    /// Its source's id.
    pub source: String,
    /// First published, in seconds since 1970.
    pub published: i64,
    /// Its source gave no date that could be believed.
    pub is_date_doubtful: bool,
    /// What near-duplicates are judged by.
    pub signature: Option<Vec<u8>>,
}

impl Intake {
    /// Every article of the card that `id` is on, itself included.
    pub async fn card(&mut self, id: i64) -> Result<Vec<OnCard>, StoreError> {
        Ok(on_transaction!(&mut self.transaction, connection => sqlx::query_as(
            "SELECT a.id, o.source_id AS source, a.published, o.date_flag IS NOT NULL AS is_date_doubtful, \
             o.signature FROM origins o JOIN articles a ON a.id = o.article_id \
             WHERE o.article_id = $1 OR o.folded_into = $1 OR o.article_id = (SELECT folded_into FROM origins WHERE article_id = $1) \
             OR o.folded_into = (SELECT folded_into FROM origins WHERE article_id = $1)",
        )
        .bind(id)
        .fetch_all(connection)
        .await)?)
    }

    /// Makes `lead` the one that readers see; the others' addresses lead to it.
    pub async fn fold(&mut self, lead: i64, others: &[i64]) -> Result<(), StoreError> {
        for id in others {
            execute!(
                &mut self.transaction,
                sqlx::query("UPDATE origins SET folded_into = $2 WHERE article_id = $1")
                    .bind(id)
                    .bind(lead)
            )?;
            execute!(
                &mut self.transaction,
                sqlx::query("UPDATE articles SET withdrawn = $2 WHERE id = $1")
                    .bind(id)
                    .bind(self.now.as_second())
            )?;
        }
        self.unfold(lead).await
    }

    /// Shows an article by itself again.
    pub async fn unfold(&mut self, id: i64) -> Result<(), StoreError> {
        execute!(&mut self.transaction, sqlx::query("UPDATE articles SET withdrawn = NULL WHERE id = $1 AND (SELECT folded_into FROM origins WHERE article_id = $1) IS NOT NULL")
            .bind(id))?;
        execute!(
            &mut self.transaction,
            sqlx::query("UPDATE origins SET folded_into = NULL WHERE article_id = $1").bind(id)
        )?;
        Ok(())
    }

    /// Takes an article off its card; the others stay together.
    pub async fn part(&mut self, id: i64) -> Result<(), StoreError> {
        self.unfold(id).await?;
        self.release(id).await
    }

    /// The others on the card of a lead that leaves it get one of their own.
    pub(super) async fn release(&mut self, id: i64) -> Result<(), StoreError> {
        let mut others: Vec<OnCard> = self.card(id).await?.into_iter().filter(|other| other.id != id).collect();
        execute!(
            &mut self.transaction,
            sqlx::query("UPDATE origins SET folded_into = NULL WHERE article_id = $1").bind(id)
        )?;
        let now = self.now.as_second();
        others.sort_by_key(|other| (other.published > now, other.is_date_doubtful, other.published, other.id));
        if let Some((lead, rest)) = others.split_first() {
            let rest: Vec<i64> = rest.iter().map(|other| other.id).collect();
            self.fold(lead.id, &rest).await?;
        }
        Ok(())
    }
}
