// The event hub: hello first, merged backlog, and streams that end when they should.
import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../contract/events.ts';
import type { Job } from '../contract/jobs.ts';
import { createEventHub } from './event-hub.ts';

const job = (id: string, progress: number): EngineEvent => ({
  type: 'job',
  job: { id, progress, state: 'running' } as Job,
});

describe('the event hub', () => {
  it('greets every listener first and then tells it what happens from now on', async () => {
    const hub = createEventHub();
    hub.changed('stores');
    const stream = hub.subscribe();
    hub.changed('models');
    expect((await stream.next()).value).toEqual({ type: 'hello' });
    expect((await stream.next()).value).toEqual({ type: 'changed', topics: ['models'] });
  });

  it('wakes a listener that is waiting', async () => {
    const hub = createEventHub();
    const stream = hub.subscribe();
    await stream.next();
    const waiting = [stream.next(), stream.next()];
    hub.changed('jobs');
    hub.emit(job('a', 0.5));
    expect((await waiting[0]).value).toEqual({ type: 'changed', topics: ['jobs'] });
    expect((await waiting[1]).value).toEqual(job('a', 0.5));
  });

  it('keeps for a slow listener only which topics changed and the latest state of each job', async () => {
    const hub = createEventHub();
    const stream = hub.subscribe();
    await stream.next();
    for (let step = 0; step < 1000; step++) {
      hub.emit(job('a', step));
      hub.emit(job('b', step));
      hub.changed('models', step % 2 ? 'stores' : 'jobs');
    }
    expect((await stream.next()).value).toEqual({ type: 'changed', topics: ['models', 'jobs', 'stores'] });
    expect((await stream.next()).value).toEqual(job('a', 999));
    expect((await stream.next()).value).toEqual(job('b', 999));
    const nothing = stream.next();
    hub.close();
    expect(await nothing).toEqual({ done: true, value: undefined });
  });

  it('tells of more jobs than it keeps only that jobs changed', async () => {
    const hub = createEventHub();
    const stream = hub.subscribe();
    await stream.next();
    for (let id = 0; id < 150; id++) hub.emit(job(`j${id}`, 0));
    hub.close();
    const events: EngineEvent[] = [];
    for await (const event of stream) events.push(event);
    expect(events[0]).toEqual({ type: 'changed', topics: ['jobs'] });
    expect(events).toHaveLength(101);
    expect(events.at(-1)).toEqual(job('j149', 0));
  });

  it('leaves out what a listener does not want', async () => {
    const hub = createEventHub();
    const stream = hub.subscribe(undefined, (event) => event.type === 'job' && event.job.id === 'mine');
    await stream.next();
    hub.changed('stores');
    hub.emit(job('other', 1));
    hub.emit(job('mine', 1));
    expect((await stream.next()).value).toEqual(job('mine', 1));
  });

  it('ends by the signal, by return and by leaving the loop', async () => {
    const hub = createEventHub();
    const aborter = new AbortController();
    const aborted = hub.subscribe(aborter.signal);
    await aborted.next();
    const waiting = aborted.next();
    aborter.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });

    const returned = hub.subscribe();
    hub.changed('stores');
    await returned.return?.();
    expect(await returned.next(), 'nothing of the backlog either').toEqual({ done: true, value: undefined });

    const left = hub.subscribe();
    for await (const event of left) if (event.type === 'hello') break;
    hub.changed('stores');
    expect(await left.next()).toEqual({ done: true, value: undefined });
  });

  it('gives no events to who asks after the end', async () => {
    const hub = createEventHub();
    expect(await hub.subscribe(AbortSignal.abort()).next()).toEqual({ done: true, value: undefined });
    hub.close();
    expect(await hub.subscribe().next()).toEqual({ done: true, value: undefined });
  });
});
