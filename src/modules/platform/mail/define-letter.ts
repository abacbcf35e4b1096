import { type JobDefinition } from '../jobs/define-job.js';
import { findWordingFaults, type LetterTemplate } from './letter-template.js';

/** Told when a letter was recalled, bounced, could not be delivered, or may not have arrived. */
export type OutcomeJob = JobDefinition<{ letterId: string }>;

const templates = new Map<string, LetterTemplate>();
const outcomeJobs = new Map<string, OutcomeJob>();

/**
 * Declares a kind of letter, so that its wording can be edited.
 * @param outcomeJob of the room that writes these letters, rung in the same transaction as the outcome; `Letters.find` says which.
 * @throws Error when the kind is taken or malformed, or its default wording has a fault.
 */
export function defineLetter(template: LetterTemplate, outcomeJob?: OutcomeJob): LetterTemplate {
  const { kind } = template;
  if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(kind))
    throw new Error(`Letter "${kind}" is not named <room>.<what>.`);
  if (templates.has(kind)) throw new Error(`Letter "${kind}" is declared twice.`);
  const [fault] = findWordingFaults(template, template);
  if (fault) throw new Error(`Letter "${kind}": ${fault.message}.`);
  templates.set(kind, template);
  if (outcomeJob) outcomeJobs.set(kind, outcomeJob);
  return template;
}

/** Every kind of letter declared so far, by title. */
export const listLetterTemplates = (): readonly LetterTemplate[] =>
  [...templates.values()].sort((a, b) => a.title.localeCompare(b.title));

/** The template of a kind, or null. */
export const findLetterTemplate = (kind: string): LetterTemplate | null => templates.get(kind) ?? null;

/** Who is told of the outcome of a kind of letter, or null. */
export const findOutcomeJob = (kind: string): OutcomeJob | null => outcomeJobs.get(kind) ?? null;
