import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findExecutable } from './executable.ts';

/** The shell without a window first: it takes half the time of the whole browser. */
const NAMES = [
  'chromium-headless-shell',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  // As macOS and Windows name them.
  'Google Chrome',
  'Chromium',
  'chrome.exe',
];

/** Where it is when no PATH names it. */
const FOLDERS = [
  '/usr/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
  'C:\\Program Files\\Google\\Chrome\\Application',
];

/** What a headless Chromium needs as root in a container, and what keeps it from calling home. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Path of the browser to test with: Playwright's own, else the system's Chrome or Chromium; null if none. */
export function findBrowser(): string | null {
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : findExecutable(NAMES, FOLDERS);
}
