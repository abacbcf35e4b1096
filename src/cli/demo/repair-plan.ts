import { type INestApplicationContext } from '@nestjs/common';
import { PlanReviewService } from '../../modules/planning/plan-review.service.js';
import { SYSTEM } from '../../modules/platform/database/database.js';
import { DomainError } from '../../modules/platform/errors/domain-error.js';
import { ALLOWED_POINTS } from '../../scheduling/review/review-plan.js';

/** The plan without what a council leader could avoidably object to; what was changed is told on `target`. @returns its id. */
export async function repairPlan(
  app: INestApplicationContext,
  planId: string,
  target: NodeJS.WritableStream,
): Promise<string> {
  try {
    const { stored, repairs, review } = await app.get(PlanReviewService).repair(SYSTEM, planId, ALLOWED_POINTS);
    const points = repairs.reduce((sum, { change }) => sum + change.price.soft, 0);
    target.write(
      `Repaired after a sceptic’s review: changes ${repairs.length}, points of quality ${points}; objections left ${review.total}, avoidable ${review.avoidable}.\n`,
    );
    return stored.id;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'planning.nothing-avoidable') return planId;
    throw error;
  }
}
