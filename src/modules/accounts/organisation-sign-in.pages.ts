import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { FORM_TOKEN_FIELD, FormTokens } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { callerOf, type WebRequest } from '../platform/web/visitor.js';
import { Entrance } from './entrance.service.js';
import { type OrganisationOutcome, OrganisationSignIn } from './organisation-sign-in.service.js';

const beginForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), provider: z.string().max(40) });
/** Providers add parameters of their own, which are left aside. */
const returnQuery = z.object({
  code: z.string().max(4000).optional(),
  state: z.string().max(100).optional(),
  iss: z.string().max(500).optional(),
});
const finishForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  code: z.string().max(4000),
  state: z.string().max(100),
  iss: z.string().max(500).optional(),
});

const REFUSALS: Readonly<Record<Exclude<OrganisationOutcome['kind'], 'signed-in'>, { title: string; advice: string }>> =
  {
    over: {
      title: 'This sign-in is over',
      advice: 'It works once, for a few minutes, in the browser in which it began. Begin again.',
    },
    'not-proved': {
      title: 'Your organisation’s answer could not be verified',
      advice: 'Begin again. If that does not help, sign in by letter and tell a coordinator.',
    },
    'not-known': {
      title: 'We do not know you by what your organisation says',
      advice:
        'Nobody here has the e-mail address that your organisation vouches for, or it belongs to somebody else. Sign in by letter, or ask a coordinator.',
    },
  };
const NOT_SIGNED_IN = { title: 'Your organisation did not sign you in', advice: 'Begin again, or sign in by letter.' };

/** Signing in at one's own organisation. Coming back signs nobody in; a pressed button does. */
@ApiExcludeController()
@Controller('sign-in/organisation')
export class OrganisationSignInPages {
  constructor(
    private readonly entrance: Entrance,
    private readonly formTokens: FormTokens,
    private readonly pages: Pages,
    private readonly signIn: OrganisationSignIn,
  ) {}

  /** Answers with a page that goes on by itself: a form may not lead to another site, so that nobody's form ever does. */
  @Post()
  @Operation('accounts.begin-organisation-sign-in')
  async begin(
    @Body({ schema: beginForm }) { provider }: z.infer<typeof beginForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.signIn.begin(provider, this.formTokens.getBrowser(request), callerOf(request));
    this.pages.render(response, 'accounts/organisation-leave', { ...visit });
  }

  @Get('return')
  @Operation('accounts.return-from-organisation')
  comeBack(@Query({ schema: returnQuery }) given: z.infer<typeof returnQuery>, @Res() response: Response): void {
    if (given.code === undefined || given.state === undefined)
      this.pages.render(response, 'accounts/link-refused', NOT_SIGNED_IN, 410);
    else this.pages.render(response, 'accounts/organisation-return', { ...given });
  }

  @Post('finish')
  @Operation('accounts.sign-in-by-organisation')
  async finish(
    @Body({ schema: finishForm }) { code, state, iss }: z.infer<typeof finishForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const answer = { code, state, ...(iss === undefined ? {} : { iss }) };
    const outcome = await this.signIn.finish(answer, this.formTokens.getBrowser(request));
    if (outcome.kind === 'signed-in') await this.entrance.enter(request, response, outcome);
    else this.pages.render(response, 'accounts/link-refused', REFUSALS[outcome.kind], 410);
  }
}
