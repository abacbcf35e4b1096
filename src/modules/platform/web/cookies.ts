import { type Config } from '../config/config.js';

/** Whether people reach the service by https. */
export const isHttps = ({ publicBaseUrl }: Config): boolean => publicBaseUrl.startsWith('https://');

/** Name of a cookie: with `__Host-`, which binds it to this host and https, wherever https is used. */
export const nameCookie = (config: Config, name: string): string => (isHttps(config) ? `__Host-${name}` : name);
