# SPDX-License-Identifier: GPL-3.0-or-later
# Flags that every target of the house shares: cacheloupe_house(target).
add_library(cacheloupe_flags INTERFACE)
target_compile_options(cacheloupe_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  # GCC's optimiser raises these about its own std::string, std::regex and std::vector code; they find nothing of ours.
  $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-maybe-uninitialized>
  $<$<BOOL:${CACHELOUPE_WERROR}>:-Werror>)
if(CMAKE_UNITY_BUILD)
  # Several sources are one there, so each looks included to GCC.
  target_compile_options(cacheloupe_flags INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>)
endif()
target_compile_definitions(cacheloupe_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
target_include_directories(cacheloupe_flags INTERFACE ${PROJECT_SOURCE_DIR})
if(CACHELOUPE_SANITIZE)
  # GCC 12 sees uninitialised members in std::regex once sanitizers instrument it; the sanitizers look for real ones.
  target_compile_options(cacheloupe_flags INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-maybe-uninitialized>)
  target_compile_options(cacheloupe_flags INTERFACE -fsanitize=${CACHELOUPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(cacheloupe_flags INTERFACE -fsanitize=${CACHELOUPE_SANITIZE})
endif()

function(cacheloupe_house target)
  target_link_libraries(${target} PRIVATE cacheloupe_flags)
endfunction()
