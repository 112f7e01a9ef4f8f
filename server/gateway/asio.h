// Boost.Asio as this folder uses it. Two things about g++ 12: it needs <utility> before the
// coroutines of Asio 1.74; and it may destroy twice what is made within a co_await expression, so
// arguments there are named objects or plain values.
#ifndef PARVIS_SERVER_GATEWAY_ASIO_H_
#define PARVIS_SERVER_GATEWAY_ASIO_H_

#include <utility>
// The line above comes first, on purpose.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace parvis::gateway {

namespace net = boost::asio;
using boost::system::error_code;

// Something that coroutines of one thread wait for and check again: a condition variable without
// the lock. Wake-ups without cause may happen.
class Signal {
 public:
  explicit Signal(net::io_context& io) : timer_(io, net::steady_timer::time_point::max()) {}

  net::awaitable<void> Wait() {
    error_code ignored;
    co_await timer_.async_wait(net::redirect_error(net::use_awaitable, ignored));
  }

  // Wakes all that wait now.
  void Notify() { timer_.cancel(); }

 private:
  net::steady_timer timer_;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_ASIO_H_
