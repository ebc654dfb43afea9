// By which column a table is sorted.

export interface Sorting<Key extends string> {
  key: Key;
  descending: boolean;
}
