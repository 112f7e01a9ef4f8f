// The gateway's own pages, for people, in Swedish and English. Pure functions; any thread.
#ifndef PARVIS_SERVER_GATEWAY_PAGES_H_
#define PARVIS_SERVER_GATEWAY_PAGES_H_

#include <string_view>

#include "server/gateway/reply.h"

namespace parvis::gateway {

// Where the pages' style sheet stands: the Content-Security-Policy allows none within a page.
inline constexpr std::string_view kPageStylePath = "/gateway-page.css";

// The page for an HTTP status from 400 on.
Reply ErrorPage(int status);

// What stands in the client's place while it is not built.
Reply NotBuiltPage();

// The pages' style sheet.
Reply PageStyle();

// The headers that every answer for a browser carries: what its content may do, and that nobody
// guesses its type, frames it or learns its address.
void AddSecurityFields(Fields* fields);

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_PAGES_H_
