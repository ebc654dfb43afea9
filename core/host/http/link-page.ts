// What a browser sees that was not let in: how to get in.

export const LINK_USED_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Shelfcast</title>
    <style nonce="__CSP_NONCE__">
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
      h1 { font-size: 1.5rem; }
      code { font-size: 0.95em; }
    </style>
  </head>
  <body>
    <h1>This page needs its link</h1>
    <p>
      Shelfcast lets a browser in through the link that it prints when it starts, once. This link is missing, belongs to
      an earlier start, or was used already, perhaps in another browser.
    </p>
    <p>Close Shelfcast in its terminal with Ctrl+C and start it again with <code>npm start</code> for a new link.</p>
  </body>
</html>
`;
