// A Slack on loopback, until its input is closed: its port, then the names of more people. Prints its address.
import { createEmulator } from "emulate";

const scopes = ["app_mentions:read", "assistant:write", "chat:write", "commands", "files:write", "im:history", "im:write"];
const emails = ["users:read", "users:read.email"];
const reads = ["channels:read", "channels:history", "channels:join", "im:write", "im:history", "chat:write", "users:read", "users:read.email", "files:read"];
const app = { app_id: "A000000001", bot_id: "B000000009", bot_user_id: "U000000009" };
const people = ["alex", "rita", ...process.argv.slice(3)];
const slack = {
  team: { name: "Union", domain: "union" },
  strict_scopes: true,
  users: people.map((name) => ({ name, real_name: name, email: `${name}@example.org` })),
  channels: [{ name: "union-ai", topic: "AI" }],
  bots: [{ name: "agreementbot" }],
  oauth_apps: [
    {
      ...app,
      client_id: "1.2",
      client_secret: "hush-canary",
      name: "Agreement Bot",
      redirect_uris: ["https://bot.example/slack/oauth_redirect"],
      scopes,
      bot_name: "agreementbot",
    },
  ],
  tokens: [
    { token: "xoxb-canary", type: "bot", ...app, user: "agreementbot", scopes: [...scopes, "channels:join"] },
    { token: "xoxb-linking-canary", type: "bot", ...app, user: "agreementbot", scopes: [...scopes, ...emails] },
    { token: "xoxb-half-canary", type: "bot", ...app, user: "agreementbot", scopes: [...scopes, emails[0]] },
    ...people.map((user) => ({ token: `xoxp-${user}`, type: "user", user, scopes: reads })),
  ],
};
const emulator = await createEmulator({ service: "slack", port: Number(process.argv[2]), seed: { slack } });
console.log(emulator.url);
process.stdin.on("end", () => process.exit(0)).resume();
