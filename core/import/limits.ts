// What an import may cost. Beyond these the file is refused with words, before it can hurt the machine.

/** Bytes of the file itself. A long daily CSV of 5,000,000 rows is about 300 MB. */
export const MAX_FILE_BYTES = 1024 * 1024 * 1024;
/** Bytes of those parts of a workbook that hold its cells, once unpacked: they are held in memory, as text besides. */
export const MAX_EXPANDED_BYTES = 400 * 1024 * 1024;
/** A table packed in a file shrinks to a twentieth, one of zeros to a hundredth; what is denser was made to do harm. */
export const MAX_PACKING_RATIO = 400;
/** Small files may be as dense as they like. */
export const PACKING_RATIO_FROM_BYTES = 64 * 1024 * 1024;
/** Bytes of an old .xls workbook, which is read whole. */
export const MAX_XLS_BYTES = 100 * 1024 * 1024;
/** Rows below the header. The days of a file are held in memory while it is checked, about 100 bytes each. */
export const MAX_ROWS = 5_000_000;
/** Rows and cells of one worksheet. Excel itself ends at 1,048,576 rows. */
export const MAX_SHEET_ROWS = 1_048_576;
export const MAX_SHEET_CELLS = 12_000_000;
export const MAX_COLUMNS = 4_000;
/** Characters of one line of text, quoted line breaks included. */
export const MAX_LINE_CHARS = 1_000_000;
/** Different products of one file. */
export const MAX_PRODUCTS = 1_000_000;
/** Characters of a code, name or attribute; product and store codes of the contract end there too. */
export const MAX_TEXT_CHARS = 200;

/** Rejected rows that are kept with their text; all are counted. */
export const MAX_KEPT_REJECTIONS = 10_000;
/** Examples shown with each group of issues. */
export const MAX_ISSUE_EXAMPLES = 5;

/** Rows of a list in which ids are looked up: all are held in memory. */
export const MAX_LOOKUP_ROWS = 1_000_000;

/** Days before this are typing errors: 1990-01-01. */
export const FIRST_PLAUSIBLE_DAY = 7305;
/** Sales cannot be known further ahead than this, in days from today. */
export const LAST_PLAUSIBLE_DAYS_AHEAD = 366;
/** No shop sells more than this of one product on one day, or for more money apiece. */
export const MAX_PLAUSIBLE_NUMBER = 1e9;
