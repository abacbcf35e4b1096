/** What a failed hand-over means. A refused recipient (5xx on RCPT) is final; all else may pass. Source: RFC 5321, 4.2.1. */
export function classifyReply(error: unknown): 'refused' | 'try-again' {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const isPermanent = responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  return isPermanent && code === 'EENVELOPE' ? 'refused' : 'try-again';
}
