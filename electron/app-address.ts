// The address of the window's page: a scheme of its own, so that it has an origin, a policy and no file access.

export const APP_SCHEME = 'app';
export const APP_HOST = 'shelfcast';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_URL = `${APP_ORIGIN}/`;

/** True for pages and files of this app. */
export const isAppUrl = (url: string): boolean => url === APP_ORIGIN || url.startsWith(APP_URL);
