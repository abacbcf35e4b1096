import { Agent, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface MatrixAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Calls a server as it was written: the path is sent byte by byte. Listens on a free port until closed. */
export class MatrixClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(private readonly server: Server) {}

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    this.agent.destroy();
  }

  send(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<MatrixAnswer> {
    const { port } = this.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, method, path, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode!, headers: response.headers, text });
        });
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end();
    });
  }
}

/** Does `work` for every item, some at a time; answers keep their order. */
export async function mapSome<T, R>(items: readonly T[], work: (item: T) => Promise<R>, atOnce = 8): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const walk = async () => {
    while (next < items.length) {
      const position = next++;
      results[position] = await work(items[position]!);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
  return results;
}
