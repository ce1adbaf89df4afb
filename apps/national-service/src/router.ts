import type { createAppRouter } from './app-router.procedure.ts';

/** The type by which other apps call this one; nothing of the service itself comes with it. */
export type AppRouter = ReturnType<typeof createAppRouter>;
