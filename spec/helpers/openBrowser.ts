import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; `CHROMIUM` says where another one is. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PATHS.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      'There is no Chromium to open: install it (apt-get install chromium), or say where it is in CHROMIUM.',
    );
  }
  // Without its sandbox, since continuous integration runs as root.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
