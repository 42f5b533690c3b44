/**
 * What about a Redis server an operator should know, from its INFO.
 *
 * @param failsOver whether a replica takes over when it fails
 * @returns `fatal` when it cannot serve at all; warnings in words for the log
 */
export function fitnessOf(
  info: string,
  failsOver: boolean,
): {
  readonly fatal: string | null;
  readonly warnings: readonly string[];
} {
  const fields = new Map(info.split(/\r?\n/).map((line) => splitOnce(line)));
  const version = fields.get('redis_version') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = version !== '' && (major < 6 || (major === 6 && minor < 2));
  const warnings: string[] = [];
  if (fields.get('aof_enabled') === '0')
    warnings.push('keeps no append-only file: when it crashes, the newest commands and alerts are lost');
  const eviction = fields.get('maxmemory_policy') ?? '';
  if (eviction.startsWith('allkeys'))
    warnings.push(`may throw the shared state away when its memory is full (maxmemory-policy ${eviction})`);
  if (failsOver && fields.get('connected_slaves') === '0')
    warnings.push(
      'has no replica: nothing takes over when it fails, and commands are refused until there is one',
    );
  return { fatal: isOld ? `is version ${version}; 6.2 is needed` : null, warnings };
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(':');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}
