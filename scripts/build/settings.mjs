// What to build and where to, read from Cargo.toml as cargo-leptos reads it.
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuildError, read } from './process.mjs';

/** The folder of the one npm lock file; the tools are imported from there. */
export const toolsFolder = fileURLToPath(new URL('../../end2end/', import.meta.url));

/**
 * The first entry of `[[workspace.metadata.leptos]]`, with absolute paths.
 * The site folder is always in the work tree (the server takes it in from there); `targetDir` is cargo's, wherever CARGO_TARGET_DIR puts it.
 */
export function readSettings() {
  const cwd = fileURLToPath(new URL('../../', import.meta.url));
  const metadata = JSON.parse(read('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd }));
  const leptos = metadata.metadata?.leptos?.[0];
  if (!leptos) throw new BuildError('Cargo.toml has no [[workspace.metadata.leptos]]');
  const setting = (name) => {
    if (leptos[name] === undefined) throw new BuildError(`[[workspace.metadata.leptos]] in Cargo.toml lacks ${name}`);
    return leptos[name];
  };

  const root = metadata.workspace_root;
  const library = metadata.packages
    .find((found) => found.name === setting('lib-package'))
    ?.targets.find((target) => target.crate_types.includes('cdylib'));
  if (!library) throw new BuildError(`the package ${leptos['lib-package']} has no cdylib target`);

  return {
    root,
    targetDir: metadata.target_directory,
    outputName: setting('output-name'),
    siteRoot: siteFolder(root, setting('site-root')),
    pkgDir: setting('site-pkg-dir'),
    styleFile: resolve(root, setting('style-file')),
    assetsDir: resolve(root, setting('assets-dir')),
    browsers: setting('browserquery'),
    bin: { package: setting('bin-package'), target: setting('bin-target') },
    lib: {
      package: leptos['lib-package'],
      crate: library.name.replaceAll('-', '_'),
      features: leptos['lib-features'] ?? [],
      defaultFeatures: leptos['lib-default-features'] ?? true,
      profile: leptos['lib-profile-release'] ?? 'release',
    },
  };
}

/** The site folder is emptied of what does not belong there: it has to be a folder made for that. */
function siteFolder(root, setting) {
  const folder = resolve(root, setting);
  const inside = relative(join(root, 'target'), folder);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    throw new BuildError(`site-root in Cargo.toml is ${setting}; it has to be a folder below target/`);
  }
  return folder;
}
