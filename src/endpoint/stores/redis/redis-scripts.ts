/** A Lua script: its name, its text and how many keys it takes. Needs Redis 6.2 or any Valkey, and no Functions. */
export interface Script {
  readonly name: string;
  readonly lua: string;
  readonly numberOfKeys: number;
}

/**
 * What both scripts that follow tell of a store that fails over. A primary has a name of its own life (its
 * replication id): a record that another one wrote may be older than the newest that was ever answered.
 */
const failOver = `
local function primary()
  local info = redis.call('INFO', 'replication')
  local replicas = 0
  for state, lag in string.gmatch(info, 'slave%d+:[^%c]-state=(%a+)[^%c]-lag=(%d+)') do
    if state == 'online' and tonumber(lag) <= 2 then replicas = replicas + 1 end
  end
  return string.match(info, 'master_replid:(%w+)') or '', replicas
end`;

/**
 * KEYS: record. ARGV: 1 if the store fails over.
 * Answers: seconds, microseconds, token, JSON, 1 if another primary wrote it.
 */
export const readScript: Script = {
  name: 'endpointRead',
  numberOfKeys: 1,
  lua: `${failOver}
local time = redis.call('TIME')
local found = redis.call('HMGET', KEYS[1], 'token', 'json', 'primary')
local isOlder = ARGV[1] == '1' and found[3] and found[3] ~= primary()
return { time[1], time[2], found[1] or '', found[2] or '', isOlder and 1 or 0 }`,
};

/**
 * Writes all of a decision if the token is the stored one, or nothing. Where another primary wrote the record,
 * nothing but a new incarnation is taken.
 *
 * KEYS: record, copy of an unreadable record, timeline, alerts, due times, known ids.
 * ARGV: token ('' for an empty store), token that counts as empty, JSON, incarnation, revision, channel, own name,
 * most entries, most known ids, '' or `fails over` or `needs a replica`, number of entries, the entries, then id,
 * due time and JSON of each alert.
 * Answers: 1, 0 (conflict) or 2 (there is no replica), seconds, microseconds, token, then for a conflict the JSON
 * and 1 if another primary wrote it, else the number of replicas.
 */
export const commitScript: Script = {
  name: 'endpointCommit',
  numberOfKeys: 6,
  lua: `${failOver}
local time = redis.call('TIME')
local found = redis.call('HMGET', KEYS[1], 'token', 'json', 'revision', 'primary', 'inc')
local token = found[1] or ''
local name, replicas = '', 0
if ARGV[10] ~= '' then name, replicas = primary() end
local isOlder = ARGV[10] ~= '' and found[4] and found[4] ~= name
local replaces = ARGV[1] == '' and token ~= '' and token == ARGV[2]
if (token ~= ARGV[1] and not replaces) or (isOlder and found[5] == ARGV[4]) then
  return { 0, time[1], time[2], token, found[2] or '', isOlder and 1 or 0 }
end
if ARGV[10] == 'needs a replica' and replicas == 0 then return { 2, time[1], time[2], token } end
if replaces then redis.call('SET', KEYS[2], found[2] or '') end
local entries = tonumber(ARGV[11])
for i = 12, 11 + entries do
  redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[8], '*', 'entry', ARGV[i])
end
-- In the order in which they came, also after the clock was set back: the first go first.
local newest = redis.call('ZREVRANGE', KEYS[6], 0, 0, 'WITHSCORES')[2]
local at = math.max(tonumber(time[1]), tonumber(newest or 0))
for i = 12 + entries, #ARGV, 3 do
  local isNew = redis.call('ZADD', KEYS[6], 'NX', at, ARGV[i]) == 1
  if isNew and redis.call('HSETNX', KEYS[4], ARGV[i], ARGV[i + 2]) == 1 then
    redis.call('ZADD', KEYS[5], ARGV[i + 1], ARGV[i])
  end
end
token = time[1] .. '.' .. time[2] .. '.' .. redis.call('HINCRBY', KEYS[1], 'writes', 1)
redis.call('HSET', KEYS[1], 'token', token, 'json', ARGV[3], 'inc', ARGV[4], 'revision', ARGV[5])
if name ~= '' then redis.call('HSET', KEYS[1], 'primary', name) end
-- Not before what needs memory: once a script has written, nothing in it is refused for want of memory.
redis.call('ZREMRANGEBYRANK', KEYS[6], 0, -1 - tonumber(ARGV[9]))
if found[3] ~= ARGV[5] then redis.call('PUBLISH', ARGV[6], ARGV[7]) end
return { 1, time[1], time[2], token, replicas }`,
};

/**
 * KEYS: alerts, due times, attempts, held ids, progress, holder. ARGV: now, limit, end of a lease that begins now,
 * own name, the latest that anything can be due: what seems to be later is due now. Answers JSON, due time, attempts
 * and progress of each that is new to the caller, oldest first.
 */
export const claimScript: Script = {
  name: 'endpointClaim',
  numberOfKeys: 6,
  lua: `
local holder = redis.call('HMGET', KEYS[6], 'by', 'until')
local holds = holder[2] and tonumber(holder[2]) > tonumber(ARGV[1])
if holder[1] ~= ARGV[4] or not holds then
  if holds and redis.call('EXISTS', KEYS[4]) == 1 then
    -- No lease is longer, unless the clock was set back.
    if tonumber(holder[2]) > tonumber(ARGV[3]) then redis.call('HSET', KEYS[6], 'until', ARGV[3]) end
    return {}
  end
  redis.call('DEL', KEYS[4])
end
local limit = tonumber(ARGV[2])
local room = limit + redis.call('SCARD', KEYS[4])
local due = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, room)
local later = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. ARGV[5], '+inf', 'WITHSCORES', 'LIMIT', 0, room)
for _, each in ipairs(later) do table.insert(due, each) end
local claimed = {}
for i = 1, #due, 2 do
  if limit <= 0 then break end
  if redis.call('SADD', KEYS[4], due[i]) == 1 then
    limit = limit - 1
    table.insert(claimed, redis.call('HGET', KEYS[1], due[i]) or '')
    table.insert(claimed, due[i + 1])
    table.insert(claimed, redis.call('HGET', KEYS[3], due[i]) or '0')
    table.insert(claimed, redis.call('HGET', KEYS[5], due[i]) or '{}')
  end
end
if redis.call('EXISTS', KEYS[4]) == 1 then
  redis.call('HSET', KEYS[6], 'by', ARGV[4], 'until', ARGV[3])
else
  redis.call('DEL', KEYS[6])
end
return claimed`,
};

/**
 * KEYS: alerts, due times, attempts, held ids, progress, timeline, memos. ARGV: id and
 * `delivered`; or `retry`, next due time; or `progress`, channel, its progress, timeline entry or '', most
 * entries, key of a memo or '', memo.
 */
export const settleScript: Script = {
  name: 'endpointSettle',
  numberOfKeys: 7,
  lua: `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
if ARGV[2] == 'progress' then
  local progress = cjson.decode(redis.call('HGET', KEYS[5], ARGV[1]) or '{}')
  progress[ARGV[3]] = ARGV[4]
  redis.call('HSET', KEYS[5], ARGV[1], cjson.encode(progress))
  if ARGV[5] ~= '' then redis.call('XADD', KEYS[6], 'MAXLEN', '~', ARGV[6], '*', 'entry', ARGV[5]) end
  if ARGV[7] ~= '' then redis.call('HSET', KEYS[7], ARGV[7], ARGV[8]) end
  return 1
end
redis.call('SREM', KEYS[4], ARGV[1])
if ARGV[2] == 'delivered' then
  for _, key in ipairs({ KEYS[1], KEYS[3], KEYS[5] }) do redis.call('HDEL', key, ARGV[1]) end
  redis.call('ZREM', KEYS[2], ARGV[1])
else
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
  redis.call('HINCRBY', KEYS[3], ARGV[1], 1)
end
return 1`,
};

/** KEYS: due times, alerts. Answers the JSON of the alert that is or was due first, or ''. */
export const oldestScript: Script = {
  name: 'endpointOldest',
  numberOfKeys: 2,
  lua: `
local first = redis.call('ZRANGE', KEYS[1], 0, 0)
return first[1] and redis.call('HGET', KEYS[2], first[1]) or ''`,
};

/** KEYS: secret of the day. ARGV: a new secret, seconds to keep it. Answers the secret that counts. */
export const secretScript: Script = {
  name: 'endpointSecret',
  numberOfKeys: 1,
  lua: `
redis.call('SET', KEYS[1], ARGV[1], 'NX', 'EX', ARGV[2])
return redis.call('GET', KEYS[1])`,
};
