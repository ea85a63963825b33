import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver } from 'playwright-core'

/** The package's arguments for Lambda, without those that take away what a browser protects its user by. */
const ARGS = chromium.args.filter(
  (arg) => !/^--(disable-web-security|allow-running-insecure-content|disable-site-isolation)/.test(arg),
)

/** A headless Chromium, which `npm ci` installs, with the rules of the web in force: of origins and of what they may read. */
export const openBrowser = async (): Promise<Browser> =>
  driver.launch({ executablePath: await chromium.executablePath(), args: ARGS, headless: true })
