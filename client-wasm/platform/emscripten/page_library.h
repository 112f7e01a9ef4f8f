// The functions of page_library.js. Texts are UTF-8 with a length; a returned text is malloc'ed
// and freed by the caller.
#ifndef PARVIS_CLIENT_WASM_PLATFORM_EMSCRIPTEN_PAGE_LIBRARY_H_
#define PARVIS_CLIENT_WASM_PLATFORM_EMSCRIPTEN_PAGE_LIBRARY_H_

#include <cstddef>
#include <cstdint>

extern "C" {

void parvis_connect();

void parvis_request_frame();
double parvis_now();
double parvis_wall_clock();
double parvis_local_clock();
int parvis_start_timer(double delay_ms, int id);
void parvis_cancel_timer(int handle);

int parvis_fetch(const char* method, size_t method_length, const char* url, size_t url_length,
                 const char* headers, size_t headers_length, const char* body, size_t body_length,
                 double timeout_ms);
void parvis_cancel_fetch(int id);

int parvis_start_work(const char* request, size_t length);
void parvis_stop_work(int id);

char* parvis_address(int part);
void parvis_set_address(const char* address, size_t length, int replace);
void parvis_set_title(const char* text, size_t length);

char* parvis_load(const char* key, size_t length);
void parvis_store(const char* key, size_t key_length, const char* value, size_t value_length);
char* parvis_language();
void parvis_set_page_language(const char* tag, size_t length);
void parvis_guard_leaving(int on);
int parvis_visible();
// platform::ColorScheme.
int parvis_color_scheme();
// Writes the five of platform::ForcedColors, if there are any; returns whether.
int parvis_forced_colors(uint32_t* five);
void parvis_set_page_scheme(const char* scheme, size_t length, int dark);
int parvis_is_still();
void parvis_write_clipboard(const char* text, size_t length);
void parvis_download(const char* name, size_t name_length, const char* type, size_t type_length,
                     const char* bytes, size_t length);
void parvis_print(const char* html, size_t length);
char* parvis_random_uuid();

double parvis_width();
double parvis_height();
double parvis_pixel_ratio();

void parvis_measure(const char* piece, size_t length, int weight, float* result);
void parvis_draw_glyph(const char* piece, size_t length, int weight, float size, int x, int y,
                       int width, int height, float pen_x, float pen_y);
void parvis_reset_atlas(int width, int height);
void parvis_present(const void* vertices, size_t vertex_bytes, const uint16_t* indices,
                    size_t index_count, const float* runs, size_t run_numbers, float width,
                    float height, float red, float green, float blue);
void parvis_apply_semantics(const char* json, size_t length);
void parvis_focus_node(const char* id, size_t length);
void parvis_announce(const char* words, size_t length, int assertive);

}  // extern "C"

#endif  // PARVIS_CLIENT_WASM_PLATFORM_EMSCRIPTEN_PAGE_LIBRARY_H_
