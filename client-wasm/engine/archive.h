// Turns plain structures into bytes and back: numbers of 32 and 64 bits and arrays of them, little
// end first, as WebAssembly and every processor that we run on have them in memory. A structure
// lists its fields once, in a function `Exchange(archive, value)` that serves both directions.
#ifndef PARVIS_CLIENT_WASM_ENGINE_ARCHIVE_H_
#define PARVIS_CLIENT_WASM_ENGINE_ARCHIVE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace parvis::engine {

static_assert(std::endian::native == std::endian::little);

class Writer {
 public:
  template <typename T>
  void operator()(const T& value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    Append(&value, sizeof value);
  }
  void operator()(const std::string& text) { Array(text.data(), text.size()); }
  // As they stand in memory: for numbers, and for structures of numbers without gaps.
  template <typename T>
  void operator()(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    Array(values.data(), values.size());
  }
  // A list whose items are exchanged one by one.
  template <typename T, typename Item>
  void List(const std::vector<T>& values, Item item) {
    (*this)(static_cast<uint64_t>(values.size()));
    for (const T& value : values) item(*this, value);
  }

  std::string Take() { return std::move(bytes_); }

 private:
  template <typename T>
  void Array(const T* values, std::size_t count) {
    (*this)(static_cast<uint64_t>(count));
    Append(values, count * sizeof(T));
  }
  void Append(const void* from, std::size_t size) {
    bytes_.append(static_cast<const char*>(from), size);
  }

  std::string bytes_;
};

// Reads what a Writer wrote. After bytes that end too early everything read is 0 or empty, and ok()
// is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  void operator()(T& value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    value = T{};
    Cut(&value, 1, sizeof value);
  }
  void operator()(std::string& text) { Array(text); }
  template <typename T>
  void operator()(std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    Array(values);
  }
  template <typename T, typename Item>
  void List(std::vector<T>& values, Item item) {
    values.clear();
    for (uint64_t left = Count(1); left > 0 && ok_; --left) item(*this, values.emplace_back());
  }

  // Everything was there, and nothing is left.
  bool ok() const { return ok_ && bytes_.empty(); }

 private:
  // A count that the bytes left can hold, else 0.
  uint64_t Count(std::size_t item_size) {
    uint64_t count = 0;
    (*this)(count);
    if (count > bytes_.size() / item_size) ok_ = false;
    return ok_ ? count : 0;
  }
  template <typename Container>
  void Array(Container& values) {
    using T = typename Container::value_type;
    values.resize(Count(sizeof(T)));
    Cut(values.data(), values.size(), sizeof(T));
  }
  void Cut(void* to, std::size_t count, std::size_t item_size) {
    const std::size_t size = count * item_size;
    if (size > bytes_.size()) ok_ = false;
    if (!ok_ || size == 0) return;
    std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace parvis::engine

#endif  // PARVIS_CLIENT_WASM_ENGINE_ARCHIVE_H_
