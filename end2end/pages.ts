// Every type of page, once: what holds for all of them is tested on all of them.
import { HOSTILE, OUTSIDE, TRILINGUAL, WITHDRAWN, pathOf } from './edition.ts';

export interface PageType {
  name: string;
  path: string;
  status: 200 | 404 | 410;
}

const found = (name: string, path: string): PageType => ({ name, path, status: 200 });

export const PAGE_TYPES: PageType[] = [
  found('the front', '/fr'),
  found('a section', '/fr/monde'),
  found('the second page of a section', '/fr/sport?page=2'),
  found('an article of ours', pathOf(TRILINGUAL.fr)),
  found('an old outside article', pathOf(OUTSIDE)),
  found('an article with a hostile headline', pathOf(HOSTILE)),
  found('a topic', '/fr/topics/ukraine'),
  found('the sources', '/fr/sources'),
  found('a source', '/fr/sources/agence-exemple'),
  found('the search', '/fr/search'),
  found('answers', '/fr/search?q=match'),
  found('no answer', '/fr/search?q=introuvable'),
  found('what is saved', '/fr/saved'),
  found('a paper of one’s own', '/fr/mine?topics=fixtures&sources=agence-exemple'),
  found('a paper of nothing', '/fr/mine'),
  found('about', '/fr/about'),
  found('privacy', '/fr/privacy'),
  found('accessibility', '/fr/accessibility'),
  { name: 'a page that is not there', path: '/fr/nulle-part', status: 404 },
  { name: 'a withdrawn article', path: pathOf(WITHDRAWN), status: 410 },
];
