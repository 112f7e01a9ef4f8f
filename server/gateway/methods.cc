#include "server/gateway/methods.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/str_cat.h"

namespace parvis::gateway {

absl::StatusOr<std::vector<Method>> MethodsOf(const std::vector<std::string>& services) {
  std::vector<Method> methods;
  for (const std::string& name : services) {
    const google::protobuf::ServiceDescriptor* service =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
    if (service == nullptr) return absl::NotFoundError(absl::StrCat("No service ", name, "."));
    for (int i = 0; i < service->method_count(); ++i) {
      const google::protobuf::MethodDescriptor* method = service->method(i);
      if (method->client_streaming()) continue;
      methods.push_back({absl::StrCat("/", name, "/", method->name()), method->server_streaming()});
    }
  }
  return methods;
}

}  // namespace parvis::gateway
