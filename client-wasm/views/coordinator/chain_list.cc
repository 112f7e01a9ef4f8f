// The chain of moves that a pair would cause, in words: the same that the canvas draws as lines.
#include <algorithm>
#include <cstddef>
#include <string>

#include "client-wasm/app/chain.h"
#include "client-wasm/views/coordinator/panel_parts.h"

namespace parvis::views {
namespace {

constexpr std::size_t kShownMoves = 8;

// Once for each pair that is asked about.
void Tell(const View& view, ViewState& state, const app::Chain& chain, const std::string& words) {
  app::ShownPair& told = state.canvas.told_chain;
  if (told.adept == chain.adept && told.mentor == chain.mentor) return;
  told = {chain.adept, chain.mentor};
  view.frame.Announce(words);
}

}  // namespace

void DrawChain(const View& view, ViewState& state, ui::Rect* rest) {
  const app::Chain* chain = app::ShownChain(view.model, state.canvas.chain);
  if (chain == nullptr) return;
  ui::Color color;
  const std::string figure = PriceFigure(view, chain->price, &color);
  const std::string price = PriceWords(view, chain->price);
  TextBlock(view, rest, view.T(Message::kWouldCost, {figure, price}), ui::TextStyle::kCardBody,
            view.theme().text, 14);
  Tell(view, state, *chain,
       view.T(Message::kChainWords, {AdeptOf(view, chain->adept).display_name(),
                                     MentorOf(view, chain->mentor).display_name(), figure, price}));
  // The pair itself stands above already.
  if (chain->moves.size() < 2) return;
  PanelHeading(view, rest, Message::kChainHeading);
  const std::string name = view.T(Message::kChainHeading);
  const auto group =
      view.frame.Enter({.id = "chain", .role = ui::Role::kGroup, .name = name, .rect = *rest});
  for (std::size_t i = 0; i < std::min(chain->moves.size(), kShownMoves); ++i) {
    const app::Moved& moved = chain->moves[i];
    PersonRow(view, rest, moved.adept, AdeptOf(view, moved.adept).id(), MoveWords(view, moved), "");
  }
  ui::CutTop(rest, 18);
}

}  // namespace parvis::views
