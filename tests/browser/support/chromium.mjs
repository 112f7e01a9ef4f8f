// Debian's Chromium, headless, drawing WebGL 2 in software.
import { chromium } from 'playwright-core';

export const launch = () => chromium.launch({
  executablePath: process.env.PARVIS_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--no-first-run', '--disable-default-apps',
  ],
});
