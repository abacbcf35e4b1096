import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { FORM_TOKEN_FIELD, FormTokens } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { callerOf, type WebRequest } from '../platform/web/visitor.js';
import { parseAddress } from './address.js';
import { Entrance } from './entrance.service.js';
import { IdentityProviders } from './identity-providers.service.js';
import { type SignInOutcome, SignInService } from './sign-in.service.js';

const form = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, [FORM_TOKEN_FIELD]: z.string() });
const text = z.string().trim().max(500).default('');
const addressForm = form({ address: text });
const codeForm = form({ code: text });
const linkForm = form({ secret: text });

const LINK_SECRET = /^[\w-]{43}$/;

const REFUSALS: Readonly<Record<Exclude<SignInOutcome['kind'], 'signed-in'>, { title: string; advice: string }>> = {
  used: { title: 'This link has been used', advice: 'Each link signs in once, in one browser. Ask for a new one.' },
  expired: { title: 'This link is too old', advice: 'A link works for a few minutes only. Ask for a new one.' },
  'other-browser': {
    title: 'This link belongs to another browser',
    advice: 'Open it in the browser in which you asked for it, or type the code from the letter there.',
  },
  wrong: {
    title: 'This link does not work',
    advice: 'It may have been cut off in the letter. Copy the whole link, or ask for a new one.',
  },
};

/** Asking for a letter, and signing in by its code or link. A page never signs anybody in; a pressed button does. */
@ApiExcludeController()
@Controller('sign-in')
export class SignInPages {
  constructor(
    private readonly pages: Pages,
    private readonly formTokens: FormTokens,
    private readonly providers: IdentityProviders,
    private readonly signIn: SignInService,
    private readonly entrance: Entrance,
  ) {}

  @Get()
  @Operation('accounts.show-sign-in')
  show(@Res() response: Response): void {
    this.pages.render(response, 'accounts/sign-in', { providers: this.providers.list() });
  }

  @Post()
  @Operation('accounts.request-sign-in')
  async request(
    @Body({ schema: addressForm }) given: z.infer<typeof addressForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const address = parseAddress(given.address);
    if (address === null) {
      const message = 'Enter your e-mail address, like name@example.org';
      this.pages.render(response, 'accounts/sign-in', {
        ...given,
        providers: this.providers.list(),
        errors: [{ field: 'address', message }],
      });
      return;
    }
    await this.signIn.request(address, this.formTokens.getBrowser(request), callerOf(request));
    response.redirect(303, '/sign-in/code');
  }

  @Get('code')
  @Operation('accounts.show-sign-in-code')
  showCode(@Res() response: Response): void {
    this.pages.render(response, 'accounts/sign-in-code');
  }

  /** Takes the code, or the whole link where scripts are off. */
  @Post('code')
  @Operation('accounts.sign-in-by-code')
  async byCode(
    @Body({ schema: codeForm }) given: z.infer<typeof codeForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const secret = given.code.split('#').at(-1) ?? '';
    if (LINK_SECRET.test(secret)) {
      await this.pressLink(secret, request, response);
      return;
    }
    const code = given.code.replace(/\s/g, '');
    const outcome = await this.signIn.byCode(code, this.formTokens.getBrowser(request), callerOf(request));
    if (outcome.kind === 'signed-in') {
      await this.entrance.enter(request, response, outcome);
      return;
    }
    const message = 'Enter the eight digits of the newest letter. After five wrong tries, ask for a new one';
    this.pages.render(response, 'accounts/sign-in-code', { errors: [{ field: 'code', message }] });
  }

  @Post('link')
  @HttpCode(303)
  @Operation('accounts.sign-in-by-link')
  async byLink(
    @Body({ schema: linkForm }) given: z.infer<typeof linkForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.pressLink(given.secret, request, response);
  }

  private async pressLink(secret: string, request: WebRequest, response: Response): Promise<void> {
    const outcome = await this.signIn.byLink(secret, this.formTokens.getBrowser(request), callerOf(request));
    if (outcome.kind === 'signed-in') await this.entrance.enter(request, response, outcome);
    else this.pages.render(response, 'accounts/link-refused', REFUSALS[outcome.kind], 410);
  }
}
