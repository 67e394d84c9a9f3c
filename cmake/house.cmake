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

# cacheloupe_unity(target COUNT): in a unity build the target's sources become COUNT units. A source's name decides where it
# goes, so that a new file joins one unit and the others stay as they were.
function(cacheloupe_unity target count)
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    if(source MATCHES "\\.cpp$")
      file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${source})
      string(MD5 digest ${name})
      string(SUBSTRING ${digest} 0 6 digest)
      math(EXPR unit "0x${digest} % ${count}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP "unit_${unit}")
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()
