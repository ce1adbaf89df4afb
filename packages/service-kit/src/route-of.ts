import type { FastifyRequest } from 'fastify';

export const isHealth = (request: FastifyRequest): boolean => request.url.startsWith('/health/');

/** The route's pattern: addresses themselves may carry what somebody typed. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unknown';
