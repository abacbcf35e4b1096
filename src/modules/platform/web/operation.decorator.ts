import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const OPERATION = 'operation';

/**
 * Names the operation that a route handler performs, `<room>.<verb-object>`. The guard looks it up in the table of
 * operations; a handler without one, or with a name that the table lacks, stops the boot.
 */
export const Operation = (name: string): MethodDecorator =>
  applyDecorators(SetMetadata(OPERATION, name), ApiExtension('x-operation', name));
