// Scenes come in as JSON, pages go out: {"name": "<html>", …}. What stands around the blocks is drawn here; the blocks
// themselves by slack-blocks-to-jsx.
import { readFileSync } from "node:fs";
import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

const here = new URL("./", import.meta.url);
const sheets = [
  "node_modules/slack-blocks-to-jsx/dist/style.css",
  "node_modules/@fontsource/lato/400.css",
  "node_modules/@fontsource/lato/400-italic.css",
  "node_modules/@fontsource/lato/700.css",
  "node_modules/@fontsource/lato/900.css",
  "node_modules/@fontsource/noto-emoji/400.css",
  "frame.css",
];

// `verbatim` keeps Slack from making links of names and addresses; what draws here would take the marks for words, too.
const plain = (thing) => JSON.parse(JSON.stringify(thing, (key, value) => (key === "verbatim" ? undefined : value)));
// As Slack marks what may be left empty.
const labelled = (block) =>
  block.optional ? { ...block, label: { ...block.label, text: `${block.label.text} (optional)` } } : block;
const sort = ({ type, element }) => (element?.type === "plain_text_input" && !element.multiline ? "line" : type);
const drawn = (blocks, key) => h(Message, { key, blocks: plain(blocks), name: "", logo: "", theme: "light", withoutWrapper: true });

// All radio buttons are drawn with one name, by which a browser would let only one of the whole page be chosen.
const apart = (element, key) =>
  h("div", { dangerouslySetInnerHTML: { __html: renderToStaticMarkup(element).replace(/ name="/g, ` name="${key}-`) } });

const bubble = ({ who, text, blocks, picture, only, bot, at }, key) =>
  h("article", { key, className: "said" },
    h("div", { className: bot ? "face bot" : "face" }, bot ? null : who[0]),
    h("div", { className: "words" },
      only && h("p", { className: "only" }, "Only visible to you"),
      h("p", { className: "who" }, h("b", null, who), bot && h("span", { className: "app" }, "APP"), h("time", null, at)),
      text && h("p", { className: "text" }, text),
      picture && h("img", { className: "picture", src: picture, alt: "" }),
      blocks && drawn(blocks)));

const scenes = {
  conversation: ({ title, said }) =>
    h("main", { className: "conversation" },
      h("header", null, title),
      said.flatMap((one, key) => [
        bubble(one, key),
        one.replies && h("p", { key: `${key} replies`, className: "replies" }, one.replies),
      ])),

  modal: ({ view, wrong }) =>
    h("main", { className: "modal" },
      h("header", null, h("i", { className: "face bot" }), h("b", null, view.title.text), h("span", null, "×")),
      h("div", { className: "inside" },
        view.blocks.map((block, key) =>
          h("div", { key, className: `${sort(block)} ${wrong[block.block_id] ? "wrong" : ""}` },
            apart(drawn([labelled(block)]), key),
            wrong[block.block_id] && h("p", { className: "told" }, wrong[block.block_id])))),
      h("footer", null,
        view.close && h("button", null, view.close.text),
        view.submit && h("button", { className: "main" }, view.submit.text))),

  home: ({ view }) =>
    h("main", { className: "home" },
      h("header", null, h("i", { className: "face bot" }), h("b", null, "Agreement Bot")),
      h("nav", null, h("b", null, "Home"), h("span", null, "Messages"), h("span", null, "About")),
      h("div", { className: "inside" }, drawn(view.blocks))),
};

const page = (scene) => {
  const links = sheets.map((sheet) => h("link", { key: sheet, rel: "stylesheet", href: new URL(sheet, here).href }));
  const head = h("head", null, h("meta", { charSet: "utf-8" }), links);
  return `<!doctype html>${renderToStaticMarkup(h("html", { lang: "en" }, head, h("body", null, scenes[scene.kind](scene))))}`;
};

const given = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(Object.fromEntries(given.map((scene) => [scene.name, page(scene)]))));
