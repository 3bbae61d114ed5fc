import { describe, expect, it } from "vitest";
import { aboutMail } from "./about";

const template = { name: "内定の知らせ", subject: "採用内定のお知らせ（{{組合名}}）" };

describe("what the contact log says of a mail", () => {
  it("is the template's name while its subject stands", () => {
    expect(aboutMail(template, "採用内定のお知らせ（{{組合名}}） ")).toBe("内定の知らせ");
  });

  it("is the subject of other words, without anybody's name", () => {
    expect(aboutMail(template, "{{氏名}} 様 面談のお願い")).toBe("… 様 面談のお願い");
    expect(aboutMail(null, "年末のご挨拶")).toBe("年末のご挨拶");
    expect(aboutMail(null, "あ".repeat(300))).toHaveLength(200);
  });

  it("falls back where only places are left", () => {
    expect(aboutMail(template, "{{氏名}} {{募集}}")).toBe("内定の知らせ");
    expect(aboutMail(null, "{{氏名}}")).toBe("");
  });
});
