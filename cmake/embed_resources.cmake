# SPDX-License-Identifier: GPL-3.0-or-later
# cacheloupe_embed(target DIR…): builds every file below resources/DIR into the target with .incbin and generates
# the table that core/base/resource.cpp looks up.
function(cacheloupe_embed target)
  set(root ${PROJECT_SOURCE_DIR}/resources)
  set(files)
  foreach(dir ${ARGN})
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${root} ${root}/${dir}/*)
    list(APPEND files ${found})
  endforeach()
  list(SORT files)
  set(assembly "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(i 0)
  foreach(file ${files})
    string(APPEND assembly "    .balign 16\n    .global cl_res_${i}_begin\n    .global cl_res_${i}_end\ncl_res_${i}_begin:\n    .incbin \"${root}/${file}\"\ncl_res_${i}_end:\n    .byte 0\n")
    string(APPEND declarations "extern const char cl_res_${i}_begin[];\nextern const char cl_res_${i}_end[];\n")
    string(APPEND rows "    {\"${file}\", cl_res_${i}_begin, cl_res_${i}_end},\n")
    list(APPEND paths ${root}/${file})
    math(EXPR i "${i} + 1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",@progbits\n")
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${target}_resources)
  file(CONFIGURE OUTPUT ${out}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cpp @ONLY CONTENT "#include \"core/base/resource_table.h\"
extern \"C\" {
${declarations}}
namespace cacheloupe {
namespace {
const ResourceRow kRows[] = {
${rows}    {\"~\", nullptr, nullptr},
};
} // namespace
std::span<const ResourceRow> resourceTable() { return {kRows, ${i}}; }
} // namespace cacheloupe
")
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${paths}" SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  set_source_files_properties(${out}.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${out}.S ${out}.cpp)
endfunction()
