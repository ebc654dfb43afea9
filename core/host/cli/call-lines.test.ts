// Calls as lines: ids, errors, streams, and what is still running when the lines end.
import { expect, it } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { type AnswerLine, answerLines } from './call-lines.ts';

async function* countTo(last: number): AsyncGenerator<number> {
  for (let i = 1; i <= last; i++) yield i;
}

/** Runs the lines against three procedures: echo, refuse, count (a stream), and never (a stream without an end). */
async function answersTo(lines: (string | (() => Promise<void>))[]): Promise<AnswerLine[]> {
  const written: AnswerLine[] = [];
  async function* feed() {
    for (const line of lines) {
      if (typeof line === 'string') yield line;
      else await line();
    }
  }
  await answerLines({
    lines: feed(),
    write: (line) => written.push(line),
    signal: new AbortController().signal,
    async call(procedure, input) {
      if (procedure === 'count') return countTo(input as number);
      if (procedure === 'never') return neverEnding();
      if (procedure === 'refuse') throw new AppError('not-found/store', 'No such store.', { name: 'x' });
      return input;
    },
  });
  return written;
}

function neverEnding(): AsyncIterableIterator<number> {
  const over = Promise.withResolvers<IteratorResult<number>>();
  return {
    next: () => over.promise,
    return: async () => {
      over.resolve({ done: true, value: undefined });
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it('answers each call under its id, errors with code, status and details', async () => {
  expect(
    await answersTo([
      '{"id":1,"procedure":"echo","input":{"a":[1]}}',
      '',
      '{"id":"two","procedure":"refuse"}',
      '{"id":3,"procedure":"echo"}',
    ]),
  ).toEqual([
    { id: 1, answer: { a: [1] } },
    { id: 'two', error: { code: 'not-found/store', status: 404, message: 'No such store.', details: { name: 'x' } } },
    { id: 3, answer: null },
  ]);
});

it('tells a line that is no call, and goes on', async () => {
  const answers = await answersTo([
    'nonsense',
    '{"procedure":"echo"}',
    '{"id":1,"procedure":"echo","inptu":1}',
    '{"id":2,"procedure":"echo"}',
  ]);
  expect(answers.map((line) => ('error' in line ? line.error.code : 'answer'))).toEqual([
    'input/invalid',
    'input/invalid',
    'input/invalid',
    'answer',
  ]);
});

it('sends a stream event by event and says when it is over', async () => {
  expect(await answersTo(['{"id":1,"procedure":"count","input":2}', settled])).toEqual([
    { id: 1, stream: true },
    { id: 1, event: 1 },
    { id: 1, event: 2 },
    { id: 1, end: true },
  ]);
});

it('stops a stream when asked, or when nobody asks for anything any more', async () => {
  const stopped = await answersTo([
    '{"id":1,"procedure":"never"}',
    settled,
    '{"id":1,"stop":true}',
    settled,
    '{"id":2,"procedure":"echo","input":5}',
  ]);
  expect(stopped).toEqual([
    { id: 1, stream: true },
    { id: 1, end: true },
    { id: 2, answer: 5 },
  ]);
  expect(await answersTo(['{"id":1,"procedure":"never"}', settled])).toEqual([
    { id: 1, stream: true },
    { id: 1, end: true },
  ]);
  expect(await answersTo(['{"id":9,"stop":true}'])).toEqual([]);
});
