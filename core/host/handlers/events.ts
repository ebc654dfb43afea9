// The stream of changes that every window listens to.
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';

export const eventsHandlers = ({ events }: EngineContext): DomainHandlers<'events'> => ({
  watch: ({ signal }) => events.subscribe(signal),
});
