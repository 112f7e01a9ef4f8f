// What every view is given: the frame to draw on, the model to read, and where to put what the
// person did. Views never change the model themselves.
#ifndef PARVIS_CLIENT_WASM_VIEWS_VIEW_H_
#define PARVIS_CLIENT_WASM_VIEWS_VIEW_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/commands.h"
#include "client-wasm/app/model.h"
#include "client-wasm/ui/ui.h"

namespace parvis::views {

using text::Message;

struct View {
  ui::Frame& frame;
  const app::Model& model;
  std::vector<app::Action>& actions;

  void Send(app::Action action) const { actions.push_back(std::move(action)); }
  void Run(app::Command command) const { Send(app::RunCommand{command}); }
  std::string T(Message message, std::initializer_list<std::string_view> arguments = {}) const {
    return frame.T(message, arguments);
  }
  const ui::Theme& theme() const { return frame.theme(); }
};

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_VIEW_H_
