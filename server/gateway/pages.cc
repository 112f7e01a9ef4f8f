#include "server/gateway/pages.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

namespace parvis::gateway {
namespace {

struct PageText {
  int status;
  const char* sv;
  const char* sv_more;
  const char* en;
  const char* en_more;
};

// The last one stands for every other status.
constexpr PageText kTexts[] = {
    {404, "Sidan finns inte", "Kontrollera adressen, eller börja om från startsidan.",
     "There is no such page", "Check the address, or begin again at the start page."},
    {405, "Det går inte att göra så här", "Adressen kan bara läsas.", "This cannot be done here",
     "This address can only be read."},
    {408, "Begäran kom inte fram i tid", "Försök igen.", "The request did not arrive in time",
     "Try again."},
    {413, "Det som skickades är för stort", "Dela upp det i mindre delar.",
     "What was sent is too large", "Send it in smaller parts."},
    {431, "Begärans huvud är för stort", "Rensa kakorna för den här adressen och försök igen.",
     "The head of the request is too large", "Clear the cookies of this address and try again."},
    {503, "Servern tar inte emot just nu", "Försök igen om en liten stund.",
     "The server is not available right now", "Try again in a little while."},
    {400, "Begäran går inte att läsa", "Ladda om sidan eller börja om från startsidan.",
     "The request cannot be read", "Reload the page, or begin again at the start page."},
};

constexpr char kStyle[] = R"(:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 2rem; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; font-weight: 600; }
section + section { margin-top: 2.5rem; }
p { margin: 0 0 .5rem; }
code { font: .95em ui-monospace, monospace; }
)";

std::shared_ptr<const std::string> Body(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

Reply Page(int status, const std::string& title, const std::string& sections) {
  Reply reply;
  reply.status = status;
  reply.fields = {{"content-type", "text/html; charset=utf-8"}, {"cache-control", "no-store"}};
  AddSecurityFields(&reply.fields);
  reply.body = Body(absl::StrCat(
      "<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n",
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>", title,
      " – Parvis</title>\n<link rel=\"stylesheet\" href=\"", std::string(kPageStylePath),
      "\">\n</head>\n<body>\n<main>\n", sections, "</main>\n</body>\n</html>\n"));
  return reply;
}

}  // namespace

void AddSecurityFields(Fields* fields) {
  fields->emplace_back(
      "content-security-policy",
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
      "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
      "manifest-src 'self'; "
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  fields->emplace_back("x-content-type-options", "nosniff");
  fields->emplace_back("referrer-policy", "no-referrer");
  fields->emplace_back("cross-origin-opener-policy", "same-origin");
  fields->emplace_back("cross-origin-resource-policy", "same-origin");
}

Reply ErrorPage(int status) {
  const PageText* text = std::begin(kTexts);
  while (text->status != status && text != std::end(kTexts) - 1) ++text;
  const char* home = "<p><a href=\"/\">";
  return Page(status, text->sv,
              absl::StrCat("<section>\n<h1>", text->sv, "</h1>\n<p>", text->sv_more, "</p>\n", home,
                           "Till startsidan</a></p>\n</section>\n", "<section lang=\"en\">\n<h1>",
                           text->en, "</h1>\n<p>", text->en_more, "</p>\n", home,
                           "To the start page</a></p>\n</section>\n"));
}

Reply NotBuiltPage() {
  return Page(503, "Webbklienten är inte byggd",
              "<section>\n<h1>Webbklienten är inte byggd</h1>\n"
              "<p>Servern är igång, men hittar inga filer att visa. Kör <code>./dev build</code> "
              "och starta om den, eller ange mappen med <code>--web</code>.</p>\n</section>\n"
              "<section lang=\"en\">\n<h1>The web client is not built</h1>\n"
              "<p>The server is running but finds no files to show. Run <code>./dev build</code> "
              "and start it again, or name the folder with <code>--web</code>.</p>\n</section>\n");
}

Reply PageStyle() {
  Reply reply;
  reply.fields = {{"content-type", "text/css; charset=utf-8"}, {"cache-control", "no-cache"}};
  AddSecurityFields(&reply.fields);
  reply.body = Body(kStyle);
  return reply;
}

}  // namespace parvis::gateway
